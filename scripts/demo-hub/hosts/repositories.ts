/** Repositories of other hubs that can name a record, as the chain is told of them. */
import type { ManifestEntry } from '../repository';
import { listGithubFiles } from './github';
import { getCommitId, getNumber, githubModels, modelscopeModels, type OtherModel } from './models';
import { listModelscopeFiles } from './modelscope';

type OtherRepository = {
  locator: string;
  repositoryId: string;
  revisions: readonly { commit: string; files: readonly ManifestEntry[] }[];
};

type ListFiles = (model: OtherModel, record: string | null) => readonly ManifestEntry[];

/** All of them; `getRecord` gives the record that a locator's link file names. */
export function listOtherRepositories(
  getRecord: (locator: string) => string | null,
): readonly OtherRepository[] {
  const toRepository =
    (host: string, folder: string, listFiles: ListFiles) => (model: OtherModel) => {
      const locator = `${host}/${folder}${model.id.toLowerCase()}`;
      const files = listFiles(model, getRecord(locator));
      const revisions = [{ commit: getCommitId(host, model), files }];
      return { locator, repositoryId: String(getNumber(host, model)), revisions };
    };
  return [
    ...githubModels.map(toRepository('github.com', '', listGithubFiles)),
    ...modelscopeModels.map(toRepository('modelscope.cn', 'models/', listModelscopeFiles)),
  ];
}
