/** Every state that badges are shown in: what `npm run states` takes pictures of, and the end-to-end test goes through. */
import type { Scenario } from './scenario';
import { demoScenario, endpointScenarios, huggingFaceScenarios } from './scenarios/hugging-face';
import { otherHubScenarios } from './scenarios/other-hubs';

/** In the order they are gone through: what disturbs the endpoints comes after all that needs them. */
export const scenarios: readonly Scenario[] = [
  ...huggingFaceScenarios,
  ...otherHubScenarios,
  ...endpointScenarios,
  demoScenario,
];
