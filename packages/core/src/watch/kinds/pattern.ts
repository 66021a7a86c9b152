import { z } from 'zod'

/** What only a matcher that goes back can do: references to a group, looking ahead and behind. */
const GOES_BACK = /\\[1-9]|\\k<|\(\?(?:=|!|<=|<!)/

/** An expression as RE2 takes it. Whether it can be read is asked of the expression alone: nothing is matched here. */
export const Pattern = z
  .string()
  .min(1)
  .max(300)
  .refine((text) => {
    if (GOES_BACK.test(text)) return false
    try {
      return new RegExp(inJs(text)).source.length > 0
    } catch {
      return false
    }
  }, 'watch.not-a-pattern')

/** Flags and names of groups are written otherwise in RE2 than in JavaScript; to the rest it is alike enough. */
const inJs = (text: string): string =>
  text
    .replace(/^\(\?[imsU]{1,4}\)/, '')
    .replace(/\(\?[imsU]{1,4}(?:-[imsU]{1,4})?:/g, '(?:')
    .replaceAll('(?P<', '(?<')
