/** What the frames and other features may use of the conversation. */
import './slots.js';

export { archivedChat } from './shared/archived-chat.js';
export type { ComposerActions } from './ui/composer-actions.js';
export { default as ChatPanel } from './ui/ChatPanel.svelte';
export { default as MessagePieces } from './ui/MessagePieces.svelte';
export { textPieces, type TextPiece } from './ui/text-pieces.js';
