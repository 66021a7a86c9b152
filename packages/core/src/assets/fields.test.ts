import { expect, test } from 'vitest'
import { fieldsOf } from './fields.ts'
import { assetKinds, entrySchemas } from './record.ts'

test.each(assetKinds)(
  'every part of a %s has its field in forms and sheets, and nothing else has',
  (kind) => {
    expect(
      fieldsOf(kind)
        .map((field) => field.key)
        .toSorted(),
    ).toEqual(Object.keys(entrySchemas[kind].shape).toSorted())
  },
)

test.each(assetKinds)('no two columns of a sheet of %s records are called the same', (kind) => {
  const names = fieldsOf(kind).map((field) => field.zh)
  expect(new Set(names).size).toBe(names.length)
})
