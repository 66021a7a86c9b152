/**
 * The typefaces that 公文格式 names, each with what stands in for it where it is missing. Files name them and carry none: some
 * need a licence of their own.
 *
 * @source docs/rules/gbt-9704.md#fonts
 */
export const officialFaces = {
  body: { name: '仿宋_GB2312', standIns: ['仿宋', 'FangSong', 'STFangsong'] },
  kai: { name: '楷体_GB2312', standIns: ['楷体', 'KaiTi', 'STKaiti'] },
  hei: { name: '黑体', standIns: ['SimHei', 'STHeiti'] },
  title: { name: '方正小标宋简体', standIns: ['小标宋', 'FZXiaoBiaoSong-B05S'] },
  song: { name: '宋体', standIns: ['SimSun', 'STSong'] },
} as const
export type Face = keyof typeof officialFaces

/** What a reader will see of the faces: those that are there, those with a stand-in, and those with neither. */
export function facesSeen(has: (name: string) => boolean): {
  readonly replaced: readonly { readonly name: string; readonly by: string }[]
  readonly missing: readonly string[]
} {
  const absent = Object.values(officialFaces).filter((face) => !has(face.name))
  const standIn = (face: (typeof absent)[number]) => face.standIns.find((name) => has(name))
  return {
    replaced: absent.flatMap((face) => {
      const by = standIn(face)
      return by === undefined ? [] : [{ name: face.name, by }]
    }),
    missing: absent.filter((face) => standIn(face) === undefined).map((face) => face.name),
  }
}
