import { z } from 'zod'
import { checkFunction, type Hit } from '../check-function.ts'
import { formsOf } from '../tables/forms.ts'
import { wordOf } from '../tables/grid.ts'

/** Signs and small words by which a copy is made to look like a result. */
const essence = (text: string): string =>
  wordOf(text).replace(/[^一-龥\dA-Za-z%]|已经|已|均|完成情况|目标\d?/g, '')

/** 实际完成情况 repeats 预期目标 word for word. */
export const goalCopied = checkFunction({
  parameters: z.strictObject({ characters: z.int().min(4) }),
  find: (reading, { characters }) =>
    formsOf(reading).flatMap((form): Hit[] => {
      if (form.goal === null || form.result === null) return []
      const [goal, result] = [essence(form.goal.text), essence(form.result.text)]
      const same = goal.length >= characters && goal === result
      return same ? [{ says: 'same', facts: {}, quotes: [form.result, form.goal] }] : []
    }),
})
