import { AppError } from './base';

/** A file listing that has no manifest: a path twice, or one with a NUL or a line break. */
export class ManifestPathError extends AppError {
  readonly code = 'provenance.manifest_path';
  constructor(facts: { path: string }, options?: ErrorOptions) {
    super('A path of the listing cannot stand in a manifest.', facts, options);
  }
}
