import type { z } from 'zod'
import type { RuleSet } from '../../evaluate/rule-set.ts'
import type { IndicatorTemplate } from '../../evaluate/template.ts'
import type { RuleFile } from '../../kernel/rulebook.ts'
import type { Outline } from '../outline.ts'
import type { Claims } from './claim.ts'
import type { Deductions } from './deductions.ts'
import type { Severity } from './finding.ts'
import type { KnownProject, KnownRecord } from './known/known-project.ts'
import type { Quote } from './place.ts'
import type { ReadDocument } from './read-document.ts'
import type { ReportWords } from './report-words.ts'
import type { Sentence } from './sentence.ts'
import type { Structure } from './structure.ts'
import type { TableReading } from './table-reading.ts'

/** A report as the rules see it: all its files, what stands in them, and how the main one is built. */
export type ReportReading = {
  readonly files: readonly ReadDocument[]
  readonly sentences: readonly Sentence[]
  readonly claims: Claims
  readonly tables: readonly TableReading[]
  /** Tables with numbers that were not understood: the result says so. */
  readonly notRead: readonly { readonly file: number; readonly block: number }[]
  readonly words: ReportWords
  /** One for each file. */
  readonly structures: readonly Structure[]
  /** The file with the text of the report; 0 when there is only one. */
  readonly main: number
}

/** What a check is made with, besides the report. */
export type CheckContext = {
  readonly ruleSet: RuleFile<RuleSet> | null
  readonly templates: readonly RuleFile<IndicatorTemplate>[]
  readonly outlines: readonly RuleFile<Outline>[]
  /** Last year's report of the same project. */
  readonly lastYear: ReportReading | null
  /** What the program itself knows of the project, where the report is checked inside one. */
  readonly known: KnownProject | null
  /** What the county takes off for findings; null when it chose nothing. */
  readonly deductions: RuleFile<Deductions> | null
}

/** An objection of a rule's function: which of the rule's sentences, what fills it, and where. */
export type Hit = {
  readonly says: string
  readonly facts?: Readonly<Record<string, string | number>>
  readonly quotes: readonly Quote[]
  /** When this objection is of another weight than the rule's; a county's own severity wins over it. */
  readonly severity?: Severity
  /** The record of the known project that the report is held against. */
  readonly record?: KnownRecord['kind']
}

/** A typed function that rule files name, with the parameters it takes. It only looks; it never guesses. */
export type CheckFunction<P extends z.core.$ZodType = z.core.$ZodType> = {
  readonly parameters: P
  readonly find: (reading: ReportReading, parameters: z.output<P>, context: CheckContext) => readonly Hit[]
}

/** Declares a check function; the type of its parameters is kept. */
export const checkFunction = <P extends z.core.$ZodType>(f: CheckFunction<P>): CheckFunction<P> => f
