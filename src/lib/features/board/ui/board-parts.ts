import Bar from './BoardBar.svelte';
import Layer from './BoardLayer.svelte';
import Page from './BoardPage.svelte';
import { HandPainter } from './hand-painter.js';
import { unpackPoints } from '../shared/board-points.js';
import { paintMarks } from './mark-painter.js';
import { placeOfRegion, regionOf } from './region-of.js';

/** All that a board is made of, in one file to fetch when it is first needed. */
export const parts = { Bar, Layer, Page, HandPainter, paintMarks, unpackPoints, regionOf, placeOfRegion };
export type BoardParts = typeof parts;
