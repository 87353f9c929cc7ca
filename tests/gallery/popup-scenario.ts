import type { World } from './fake-send';
import type { Scenario } from './scenario';
import { fullWorld } from './worlds';

export type View = 'page' | 'votes' | 'stake' | 'activity';

/** A picture of the popup with one of its views in front. */
export function popup(
  id: string,
  view: View,
  changes: World = {},
  rest: Partial<Scenario> = {},
): Scenario {
  return {
    id: `popup-${id}`,
    surface: 'popup',
    world: { ...fullWorld, ...changes },
    forms: { 'popup/view': view },
    ...rest,
  };
}
