import { DocumentGridType, PageOrientation, type ISectionPropertiesOptions } from 'docx'

/** Half-points of the sizes that GB/T 9704 uses: 2号 title, 3号 body, 4号 page numbers; 小四 and 五号 in tables. */
export const size = { two: 44, three: 32, four: 28, smallFour: 24, five: 21, smallFive: 18 } as const

/**
 * One line of the page grid in twips: 225 mm ÷ 22 lines = 579.8. Rounded down, because 22 lines of 580 are 4 twips higher
 * than the text between the margins below, and the page then holds 21.
 */
export const LINE = 579
/** One character of 3号 in twips. */
export const CHARACTER = 320

/**
 * How much each character of 3号 is drawn together, in twips: 28 of them are 158 mm and the text is 156 wide.
 *
 * A grid of lines and characters (`charSpace` −848) says the same in Word, but LibreOffice gives a character that is wider
 * than its cell two cells, and a line then holds 14. Spacing of the letters is read alike by Word, WPS and LibreOffice.
 */
export const SQUEEZE = -5

/**
 * A4 with 天头 37, 订口 28, 右 26, 下 35 mm: 22 lines of 28 characters.
 *
 * @source docs/rules/gbt-9704.md#page
 */
export const portrait: ISectionPropertiesOptions = {
  page: {
    size: { width: 11906, height: 16838 },
    margin: { top: 2098, right: 1474, bottom: 1984, left: 1587, header: 851, footer: 1247, gutter: 0 },
  },
  grid: { type: DocumentGridType.LINES, linePitch: LINE, charSpace: -848 },
}

/** The same sheet on its side, for wide tables; no grid, since a table sets its own lines. */
export const landscape: ISectionPropertiesOptions = {
  page: {
    size: { width: 11906, height: 16838, orientation: PageOrientation.LANDSCAPE },
    margin: { top: 1587, right: 1984, bottom: 1474, left: 2098, header: 851, footer: 851, gutter: 0 },
  },
}

/** Width of the text in twips. */
export const textWidth = { portrait: 11906 - 1587 - 1474, landscape: 16838 - 1984 - 2098 } as const
