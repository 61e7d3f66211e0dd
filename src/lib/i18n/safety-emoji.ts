/**
 * The 64 pictures of the safety code, by number. Chosen so that no two look or sound alike on a phone line,
 * that every system draws them (Unicode 9 or older), and that children's words name them.
 */
export const safetyEmoji = [
  ['🐘', 'elephant'],
  ['🦊', 'fox'],
  ['🐢', 'turtle'],
  ['🦉', 'owl'],
  ['🐝', 'bee'],
  ['🐙', 'octopus'],
  ['🐌', 'snail'],
  ['🦋', 'butterfly'],
  ['🐸', 'frog'],
  ['🐧', 'penguin'],
  ['🐴', 'horse'],
  ['🐷', 'pig'],
  ['🦁', 'lion'],
  ['🐟', 'fish'],
  ['🐭', 'mouse'],
  ['🐍', 'snake'],
  ['🌵', 'cactus'],
  ['🌻', 'sunflower'],
  ['🍄', 'mushroom'],
  ['🌴', 'palm'],
  ['🍁', 'leaf'],
  ['🍎', 'apple'],
  ['🍌', 'banana'],
  ['🍒', 'cherries'],
  ['🍋', 'lemon'],
  ['🍇', 'grapes'],
  ['🍓', 'strawberry'],
  ['🥕', 'carrot'],
  ['🌽', 'corn'],
  ['🧀', 'cheese'],
  ['🥚', 'egg'],
  ['🍕', 'pizza'],
  ['🎂', 'cake'],
  ['🍦', 'ice-cream'],
  ['☕', 'cup'],
  ['🚲', 'bicycle'],
  ['🚂', 'train'],
  ['🚀', 'rocket'],
  ['⛵', 'sailing-boat'],
  ['🚜', 'tractor'],
  ['⚓', 'anchor'],
  ['🎈', 'balloon'],
  ['🎁', 'present'],
  ['🔑', 'key'],
  ['🔔', 'bell'],
  ['🔨', 'hammer'],
  ['✂️', 'scissors'],
  ['💡', 'light-bulb'],
  ['🕯️', 'candle'],
  ['📷', 'camera'],
  ['📖', 'book'],
  ['✏️', 'pencil'],
  ['☂️', 'umbrella'],
  ['👓', 'glasses'],
  ['👑', 'crown'],
  ['🎩', 'hat'],
  ['👢', 'boot'],
  ['🎸', 'guitar'],
  ['🎺', 'trumpet'],
  ['⚽', 'ball'],
  ['🎲', 'dice'],
  ['🏠', 'house'],
  ['🌙', 'moon'],
  ['⭐', 'star']
] as const satisfies readonly (readonly [char: string, name: string])[];

export type EmojiName = (typeof safetyEmoji)[number][1];

/** The picture and the key of its name in the shared catalogue, of a number from 0 to 63. */
export function safetyPicture(number: number): { char: string; key: `emoji.${EmojiName}` } {
  const picture = safetyEmoji[number];
  if (!picture) throw new RangeError(`no safety picture ${number}`);
  return { char: picture[0], key: `emoji.${picture[1]}` };
}
