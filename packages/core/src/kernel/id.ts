import { z } from 'zod'

/** A typed id: prefix + ULID, e.g. `prj_01J9Z…`. Sorts by creation time; one prefix per record kind. */
export const id = <P extends string>(prefix: P) =>
  z.templateLiteral([prefix, '_', z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/)])
