import type { z } from 'zod'
import { id } from '../kernel/id.ts'

/** A system of the center (系统), e.g. 播出系统. */
export const SystemId = id('sys')
export type SystemId = z.infer<typeof SystemId>

/** A device of a system (设备). */
export const DeviceId = id('dev')
export type DeviceId = z.infer<typeof DeviceId>
