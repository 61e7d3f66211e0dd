/** Slots whose place is in the conversation. */
import type { ComposerActions } from './ui/composer-actions.js';

declare module '../../session/manifest.js' {
  interface SlotProps {
    /** Above the box in which a technician writes: buttons in one row. What one opens has `order: -1` and a row of its own. */
    'console.composer': {
      feature: FeatureHandle;
      frame: ConsoleFrame;
      box: ComposerActions;
      session: { readonly name: string; readonly number: string };
    };
  }
}
