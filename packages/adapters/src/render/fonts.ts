import type { IFontAttributesProperties } from 'docx'

/**
 * The faces that GB/T 9704 names. They are named, never embedded: 方正小标宋 needs a licence of its own.
 * Where one is missing the reading program falls back to a face it has.
 */
const faces = {
  body: '仿宋_GB2312',
  kai: '楷体_GB2312',
  hei: '黑体',
  title: '方正小标宋简体',
  song: '宋体',
} as const
export type Face = keyof typeof faces

/** Latin letters and digits of a run in 公文 are set in Times New Roman; Chinese characters in the named face. */
export const font = (face: Face): IFontAttributesProperties => ({
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  cs: 'Times New Roman',
  eastAsia: faces[face],
})

/** What to use in place of a face that is missing; written into the font table so that Word and WPS choose well. */
export const substitutes: readonly { name: string; alt: string; panose: string; family: string }[] = [
  { name: faces.body, alt: '仿宋', panose: '02010609030101010101', family: 'modern' },
  { name: faces.kai, alt: '楷体', panose: '02010609030101010101', family: 'modern' },
  { name: faces.hei, alt: 'SimHei', panose: '02010609060101010101', family: 'modern' },
  { name: faces.title, alt: '小标宋', panose: '03000509000000000000', family: 'script' },
  { name: faces.song, alt: 'SimSun', panose: '02010600030101010101', family: 'auto' },
]
