const MOST = 200

/** A file's name as the program takes it: one that is too long loses characters before its ending. */
export function fittingName(name: string): string {
  if (name.length <= MOST) return name
  const ending = /\.[^.]{1,10}$/.exec(name)?.[0] ?? ''
  return `${name.slice(0, MOST - 1 - ending.length)}…${ending}`
}
