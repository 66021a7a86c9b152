import { z } from 'zod'

/** How bad: 紧急 somebody must come now, 重要 today, 提示 worth knowing. Worst first. */
export const severities = ['urgent', 'important', 'notice'] as const
export const Severity = z.enum(severities)
export type Severity = z.infer<typeof Severity>
