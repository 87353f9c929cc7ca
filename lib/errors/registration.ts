/** Errors of registering a model. */
import { AppError } from './base';

/** The list of holders has problems; `holders.read` tells each. */
export class HoldersInvalidError extends AppError {
  readonly code = 'registration.holders_invalid';
  constructor(facts: { problems: number }, options?: ErrorOptions) {
    super(`The list of holders has ${facts.problems} problems.`, facts, options);
  }
}

/** The rules contradict each other in a way the contracts refuse. `rule` is a field of LaunchRules. */
export class RulesInvalidError extends AppError {
  readonly code = 'registration.rules_invalid';
  constructor(facts: { rule: string }, options?: ErrorOptions) {
    super(`The rule ${facts.rule} is out of its limits.`, facts, options);
  }
}

/** The text names no model page of a hub we know. */
export class PlaceUnknownError extends AppError {
  readonly code = 'registration.place_unknown';
  constructor(facts: { locator: string }, options?: ErrorOptions) {
    super(`No hub is known for ${facts.locator}.`, facts, options);
  }
}
