import { z } from 'zod'
import { checkFunction, type Hit } from '../check-function.ts'
import { readTarget } from '../tables/cell-target.ts'
import { formsOf, saysNothing } from '../tables/forms.ts'
import { wordOf } from '../tables/grid.ts'

/** Numbers in any way of writing, and words that stand for 100 % or for nothing having happened. */
const A_NUMBER = /\d|[一二两三四五六七八九十百千万半]|零|全部|全覆盖|全员|均|无|没有|未发生|未出现/
/** It was not measured, and that is said. */
const UNMEASURED = /未测|未统计|无法|未开展|未实施|未执行|取消|暂未|未填|不适用|终止|跨年/

/** A target that is a number, and a result that is words: 已完成, 良好. */
export const actualInWords = checkFunction({
  parameters: z.strictObject({}),
  find: (reading) =>
    formsOf(reading)
      .filter((form) => form.kind !== 'monitoring')
      .flatMap((form) =>
        form.indicators.flatMap((row): Hit[] => {
          const read = readTarget(row)
          if (!read || read.unit === '' || row.actual === null || saysNothing(reading, row.actual)) return []
          const word = wordOf(row.actual.text)
          if (A_NUMBER.test(word) || UNMEASURED.test(word) || word.length > 30) return []
          // One thing to be done, or all of it, is done or not, and 完成 says which.
          const single =
            'value' in read.target &&
            (read.target.value === '1' || (read.target.value === '100' && read.unit === '%'))
          return [
            {
              says: 'words',
              facts: {
                name: row.name.text.trim(),
                target: `${row.nature?.text ?? ''}${row.target?.text ?? ''}${row.unit?.text ?? ''}`.replace(
                  /\s/g,
                  '',
                ),
                actual: row.actual.text.trim(),
              },
              quotes: [row.actual, ...(row.target ? [row.target] : [])],
              ...(single || !read.signed ? { severity: 'W' as const } : {}),
            },
          ]
        }),
      ),
})
