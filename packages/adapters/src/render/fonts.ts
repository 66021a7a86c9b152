import { type Face, officialFaces } from '@rongheng/core/report/faces'
import type { IFontAttributesProperties } from 'docx'

/** Latin letters and digits of a run in 公文 are set in Times New Roman; Chinese characters in the named face. */
export const font = (face: Face): IFontAttributesProperties => ({
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  cs: 'Times New Roman',
  eastAsia: officialFaces[face].name,
})

/** What to use in place of a face that is missing; written into the font table so that Word and WPS choose well. */
export const substitutes: readonly { name: string; alt: string; panose: string; family: string }[] = [
  { name: officialFaces.body.name, alt: '仿宋', panose: '02010609030101010101', family: 'modern' },
  { name: officialFaces.kai.name, alt: '楷体', panose: '02010609030101010101', family: 'modern' },
  { name: officialFaces.hei.name, alt: 'SimHei', panose: '02010609060101010101', family: 'modern' },
  { name: officialFaces.title.name, alt: '小标宋', panose: '03000509000000000000', family: 'script' },
  { name: officialFaces.song.name, alt: 'SimSun', panose: '02010600030101010101', family: 'auto' },
]
