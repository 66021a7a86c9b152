import { momentText, type Instant } from '@rongheng/core/kernel/time'

/** "2023-11-30 08:05": a moment on the wall in Shanghai, to the minute. */
export const minuteText = (at: Instant): string => momentText(at).slice(0, 16)
