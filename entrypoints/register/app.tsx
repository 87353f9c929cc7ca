import { useMemo } from 'preact/hooks';
import { Register } from '@/components/features/register/register';
import {
  createRegisterModel,
  type RegisterOptions,
} from '@/components/features/register/register-model';
import { createSigning } from '@/components/pages/signing';
import type { PagePlatform } from '@/components/pages/start-page';
import { useFragment } from '@/components/pages/use-fragment';

export type Platform = Omit<RegisterOptions, 'setFragment'> & PagePlatform;

/** The registration wizard with what signs. */
export function RegisterApp({ platform }: { platform: Platform }) {
  const model = useMemo(
    () => createRegisterModel({ ...platform, setFragment: platform.hash.write }),
    [platform],
  );
  useFragment(platform.hash, model.open);
  const Confirm = useMemo(() => createSigning(platform, { route: 'launch.submit' }), [platform]);
  return <Register model={model} send={platform.send} Confirm={Confirm} />;
}
