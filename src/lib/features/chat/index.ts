/** What the frames and other features may use of the conversation. */
import './slots.js';

export type { ComposerActions } from './ui/composer-actions.js';
