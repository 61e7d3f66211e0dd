/** How good a picture is asked for; `very-low` is for the thinnest of lines. */
export const qualityLevels = ['automatic', 'very-low', 'low', 'normal', 'high'] as const;
export type QualityLevel = (typeof qualityLevels)[number];

/** `text`: sharp, frames are given up first. `motion`: smooth, sharpness is given up first. */
export const qualityAims = ['text', 'motion'] as const;
export type QualityAim = (typeof qualityAims)[number];

export interface Quality {
  level: QualityLevel;
  aim: QualityAim;
}

export const usualQuality: Quality = { level: 'automatic', aim: 'text' };

export interface EncoderSettings {
  /** Bits per second. */
  maxBitrate: number;
  maxFramerate: number;
  scaleResolutionDownBy: number;
  isGray: boolean;
}

/**
 * What a level means for the encoder (rule ST4). `automatic` leaves everything below what a moving 4K desktop needs
 * in AV1 to the browser's congestion control; still text needs a tenth of it.
 */
const settings: Record<QualityLevel, EncoderSettings> = {
  automatic: { maxBitrate: 4_000_000, maxFramerate: 30, scaleResolutionDownBy: 1, isGray: false },
  'very-low': { maxBitrate: 200_000, maxFramerate: 5, scaleResolutionDownBy: 2, isGray: true },
  low: { maxBitrate: 500_000, maxFramerate: 10, scaleResolutionDownBy: 1.5, isGray: false },
  normal: { maxBitrate: 1_500_000, maxFramerate: 20, scaleResolutionDownBy: 1, isGray: false },
  high: { maxBitrate: 8_000_000, maxFramerate: 30, scaleResolutionDownBy: 1, isGray: false }
};

export const encoderSettings = ({ level }: Quality): EncoderSettings => settings[level];
