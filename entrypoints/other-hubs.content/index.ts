import { defineContentScript } from 'wxt/utils/define-content-script';
import { runBadges } from '@/components/features/badge/run-badges';
import { createMirror } from '@/lib/hubs/hugging-face/page';
import { getHub, optionalHubs } from '@/lib/hubs/index';

/**
 * Badges on the hubs that were switched on: wiring only. The background registers it with the browser for each of
 * them; named here, their addresses would become host permissions that every installation asks for.
 */
export default defineContentScript({
  registration: 'runtime',
  main({ signal }) {
    const known = getHub(new URL(location.href), optionalHubs);
    return runBadges(signal, known ?? createMirror(location.host), ({ enabledHubs, mirrors }) =>
      known ? enabledHubs.includes(known.id) : mirrors.includes(location.host),
    );
  },
});
