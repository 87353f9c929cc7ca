import { useMemo } from 'preact/hooks';
import { Composer } from '@/components/features/composer/composer';
import {
  type ComposerOptions,
  createComposerModel,
} from '@/components/features/composer/composer-model';
import { createSigning } from '@/components/pages/signing';
import type { PagePlatform } from '@/components/pages/start-page';
import { useFragment } from '@/components/pages/use-fragment';

export type Platform = Omit<ComposerOptions, 'setFragment'> & PagePlatform;

/** The composer with what signs. */
export function ComposerApp({ platform }: { platform: Platform }) {
  const model = useMemo(
    () => createComposerModel({ ...platform, setFragment: platform.hash.write }),
    [platform],
  );
  useFragment(platform.hash, model.open);
  const Confirm = useMemo(() => createSigning(platform, { route: 'proposal.submit' }), [platform]);
  return <Composer model={model} send={platform.send} Confirm={Confirm} />;
}
