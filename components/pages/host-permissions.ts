import type { HostPermissions } from '@/components/features/settings/create-host-access-model';
import type { RequestHosts } from '@/components/features/settings/create-hubs-model';
import { browser } from '@/lib/browser';

const hub = { origins: ['https://huggingface.co/*'] };

/** What pages may be read: of the first hub, and of any other host a person allows. */
export const hostPermissions: { permissions: HostPermissions; requestHosts: RequestHosts } = {
  permissions: {
    contains: () => browser.permissions.contains(hub),
    request: () => browser.permissions.request(hub),
  },
  requestHosts: (origins) => browser.permissions.request({ origins }),
};
