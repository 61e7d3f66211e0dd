import type { FeatureCode } from '../../../session/feature.js';
import { fileMessageSchema } from '../../../transfer/file-messages.js';
import type { facts } from '../facts.js';
import { FileEngine } from './file-engine.svelte.js';
import type { FilesView } from './files-view.js';
import { areFilesUnderWay } from './under-way.js';

export const code: FeatureCode<typeof facts, FilesView> = {
  schemas: { file: fileMessageSchema },
  async open(context) {
    const engine = await FileEngine.open(context);
    const release = context.session.hold(() => areFilesUnderWay(engine));
    return {
      api: engine,
      end: () => engine.end(),
      close() {
        release();
        engine.close();
      }
    };
  }
};
