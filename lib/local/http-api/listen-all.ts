import type { Cloud } from '../cloud.ts';
import { createDeployedApi } from './deployed-api.ts';
import type { HttpApi, HttpApiOptions } from './types.ts';

interface ListeningApis {
  /** By the API's id; the first of the template is first. */
  readonly urls: ReadonlyMap<string, string>;
  readonly close: () => Promise<void>;
}

/** Serves every HTTP API of the template: the first, which is that of the webhooks, at `port`, others at free ports. */
export const listenAll = async (
  cloud: Cloud,
  { port, tls }: { readonly port: number; readonly tls: HttpApiOptions['tls'] },
): Promise<ListeningApis> => {
  const urls = new Map<string, string>();
  const listening: HttpApi[] = [];
  const close = async () => {
    await Promise.all(listening.map((httpApi) => httpApi.close()));
  };
  try {
    for (const definition of cloud.apis.values()) {
      const isFirst = listening.length === 0;
      const onAnswered = isFirst ? cloud.onAnswered : undefined;
      const httpApi = createDeployedApi(definition, cloud, { tls, onAnswered });
      urls.set(definition.apiId, (await httpApi.listen(isFirst ? port : 0)).url);
      listening.push(httpApi);
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { urls, close };
};
