import { sighting } from '@/lib/protocol/schemas';
import { defineTabRows } from './tab-rows';

/**
 * What a tab's page said of a model that has no record of its own: the popup has no page to read it from. Only of models
 * about which something could be said.
 */
export const tabSightings = defineTabRows('session:tabSightings', sighting);
