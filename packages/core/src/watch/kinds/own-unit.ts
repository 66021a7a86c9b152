import { z } from 'zod'
import type { FormField } from './form.ts'

const units = [
  { value: 'number', zh: '数', en: 'Number' },
  { value: 'count', zh: '个数', en: 'Count' },
  { value: 'count/s', zh: '个/秒', en: 'Count per second' },
  { value: 'percent', zh: '%', en: '%' },
  { value: 'ms', zh: '毫秒', en: 'ms' },
  { value: 's', zh: '秒', en: 's' },
  { value: 'days', zh: '天', en: 'Days' },
  { value: 'bytes', zh: '字节', en: 'Bytes' },
  { value: 'bytes/s', zh: '字节/秒', en: 'Bytes per second' },
  { value: 'bit/s', zh: '比特/秒', en: 'Bits per second' },
  { value: 'celsius', zh: '℃', en: '°C' },
  { value: 'volt', zh: '伏', en: 'V' },
] as const

/** The unit of a number that a person named. */
export const UnitOfOwn = z.enum(units.map(({ value }) => value)).default('number')

/** Its field. */
export const unitField: FormField = { name: 'unit', zh: '单位', en: 'Unit', input: 'choice', options: units }
