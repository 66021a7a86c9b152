import { milestoneKind } from './budget/milestone-template.ts'
import type { RuleKind } from './kernel/rulebook.ts'

/** Every kind of file in `rulebook/`. A domain adds its own here, and the loader checks its files at the start. */
export const ruleKinds: readonly RuleKind[] = [milestoneKind]
