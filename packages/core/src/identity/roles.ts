import { z } from 'zod'

/** Every role, in the order people are shown them. */
export const roles = [
  'system-admin', // 系统管理员
  'security-admin', // 安全管理员
  'audit-admin', // 审计管理员
  'project-owner', // 项目负责人
  'finance', // 财务
  'office', // 办公室
  'leader', // 领导小组成员
  'operator', // 运维
  'editor', // 编辑
  'first-reviewer', // 一审
  'second-reviewer', // 二审
  'final-reviewer', // 三审
  'supervisor', // 主管部门
  'treasury', // 财政局
  'reader', // 只读
] as const
export const Role = z.enum(roles)
export type Role = z.infer<typeof Role>

/** 三员: held by different people, and none of them sees or edits business data. @source docs/rules/mlps.md#admin-separation */
export const adminRoles = ['system-admin', 'security-admin', 'audit-admin'] as const satisfies readonly Role[]

/** Whether these roles may be held by one person: one admin role alone, or business roles only. */
export function rolesClash(held: readonly Role[]): boolean {
  const admin = new Set(held.filter((r) => (adminRoles as readonly Role[]).includes(r)))
  const business = held.some((r) => !(adminRoles as readonly Role[]).includes(r))
  return admin.size > 1 || (admin.size === 1 && business)
}
