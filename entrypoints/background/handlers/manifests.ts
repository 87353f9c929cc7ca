import { NotAgreedError } from '@/lib/errors/settings';
import type { Handlers } from '@/lib/protocol/router';
import { readManifest } from '@/lib/provenance/read-manifest';
import type { HubReader } from '@/lib/provenance/read-repository';
import { readSettings } from '@/lib/storage/settings';

/** What was approved, file by file. Nothing is read before the notice was agreed to. */
export function createManifestHandlers(reader: HubReader): Pick<Handlers, 'manifest.read'> {
  return {
    'manifest.read': async ({ locator, fresh }) => {
      const { consentedAtMs, proofMode } = await readSettings();
      if (consentedAtMs === null) throw new NotAgreedError();
      return readManifest({ locator, fresh, prove: proofMode }, reader);
    },
  };
}
