import { z } from 'zod'

/** What every rule file says about itself, whatever its kind. Kinds extend it with `.extend({…})`. */
export const RuleHead = z.object({
  /** The file's name without `.yaml`; stored with every result that used the rule. */
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  title: z.string().min(1),
  /** Where it applies, as people write it: 全国, 四川省. */
  region: z.string().min(1),
  /** Budget years it applies to; null leaves that side open. */
  years: z.object({ from: z.int().nullable(), to: z.int().nullable() }),
  /** The document it follows, or `own choice` and why. */
  source: z.string().min(1),
  /** How sure we are that it says what the document says: A read in the text, B second hand, C our own choice. */
  sure: z.enum(['A', 'B', 'C']),
})

/** A kind of rule file: the folder of `rulebook/` it lies in, and what such a file must look like. */
export type RuleKind<S extends z.core.$ZodType = z.core.$ZodType> = {
  readonly folder: string
  readonly schema: S
}

/** One rule file as it was read at the start. */
export type RuleFile<T> = {
  readonly id: string
  /** Path below the rulebook, `milestones/five-steps.yaml`. */
  readonly path: string
  /** Checksum of the file's bytes, stored with every result that used it. */
  readonly sm3: string
  /** `shipped` with the program or `local`: added by the county under DATA_DIR/rulebook. */
  readonly origin: 'shipped' | 'local'
  readonly rule: T
}

/** Port: the rules as data. Read and checked once when the program starts; a changed file counts after the next start. */
export type Rulebook = {
  /** All files of a kind, by id. */
  readonly list: <S extends z.core.$ZodType>(kind: RuleKind<S>) => readonly RuleFile<z.output<S>>[]
  /** One file of a kind; null when there is none. */
  readonly find: <S extends z.core.$ZodType>(kind: RuleKind<S>, id: string) => RuleFile<z.output<S>> | null
}
