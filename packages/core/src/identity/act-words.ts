import { say, type Language, type Words } from '../kernel/words.ts'

/** What was done, by the action of an audit row, `act.<action>`: the audit page, its export and the home page say it so. And who did it when it was no person, `job.<name>`. */
export const actWords = {
  'act.session.start': { zh: '登录', en: 'signed in' },
  'act.session.end': { zh: '退出登录', en: 'signed out' },
  'act.session.revoke': { zh: '强制退出登录', en: 'ended the sessions of' },
  'act.access.try': { zh: '越权操作', en: 'tried what their roles do not allow' },
  'act.user.add': { zh: '新建账号', en: 'added the account' },
  'act.user.save': { zh: '修改账号', en: 'changed the account' },
  'act.user.grant': { zh: '授予或收回角色', en: 'set the roles of' },
  'act.user.unlock': { zh: '解锁账号', en: 'unlocked the account' },
  'act.user.freeze': { zh: '冻结长期未用账号', en: 'froze the unused account' },
  'act.user.reset-password': { zh: '重置密码', en: 'reset the password of' },
  'act.user.change-password': { zh: '修改自己的密码', en: 'changed their own password' },
  'act.unit.add': { zh: '新建单位', en: 'added the unit' },
  'act.unit.save': { zh: '修改单位', en: 'changed the unit' },
  'act.audit.export': { zh: '导出审计记录', en: 'exported the audit of' },
  'act.audit.verify': { zh: '校验审计链', en: 'verified the audit chains' },
  'act.notice.read': { zh: '标记了提醒为已读', en: 'marked notices as read' },
  'act.example.load': { zh: '载入了示例中心', en: 'loaded the example center' },
  'act.example.remove': { zh: '移除了示例中心', en: 'removed the example center' },
  'act.system.backup': { zh: '备份', en: 'made a backup' },
  'act.ledger.upload': { zh: '上传了支付台账', en: 'uploaded the ledger' },
  'act.ledger.settle': { zh: '调整了台账读取方式', en: 'said how to read the ledger' },
  'act.ledger.confirm': { zh: '导入了台账', en: 'imported the ledger' },
  'act.ledger.reverse': { zh: '撤销了导入的台账', en: 'took back the ledger' },
  'act.ledger.discard': { zh: '放弃了未导入的台账', en: 'dropped the ledger' },
  'act.ledger.errors-export': { zh: '下载了台账错误清单', en: 'exported the errors of the ledger' },
  'act.goal.save': { zh: '修改了绩效目标', en: 'changed the goal of' },
  'act.goal.submit': { zh: '提交了绩效目标', en: 'submitted the goal of' },
  'act.goal.withdraw': { zh: '撤回了绩效目标', en: 'withdrew the goal of' },
  'act.goal.approve': { zh: '审定了绩效目标', en: 'approved the goal of' },
  'act.goal.return': { zh: '退回了绩效目标', en: 'returned the goal of' },
  'act.outcome.save': { zh: '填写了目标完成情况', en: 'wrote what came of the goal of' },
  'act.actual.enter': { zh: '填报了指标完成值', en: 'entered a result for' },
  'act.evidence.add': { zh: '上传了佐证', en: 'added the evidence' },
  'act.evidence.attach': { zh: '关联了佐证与指标', en: 'attached the evidence' },
  'act.evidence.read': { zh: '查看了佐证', en: 'read the evidence' },
  'act.report.save': { zh: '修改了报告', en: 'wrote in the report' },
  'act.report.add-number': { zh: '录入了报告数字', en: 'entered a number for the report' },
  'act.report.offer': { zh: '提请报告定稿', en: 'put the report before those who sign' },
  'act.report.check': { zh: '核对了报告', en: 'checked the report' },
  'act.report.sign': { zh: '定稿了报告', en: 'signed the report' },
  'act.report.reopen': { zh: '重新打开了报告', en: 'reopened the report' },
  'act.report.return': { zh: '退回了报告', en: 'returned the report' },
  'act.report.export': { zh: '下载了报告', en: 'exported the report' },
  'job.first-start': { zh: '首次启动', en: 'first start' },
  'job.identity.tidy-accounts': { zh: '每日账号整理', en: 'daily care of accounts' },
  'job.budget.warn-milestones': { zh: '支付进度提醒', en: 'milestone warnings' },
  'job.budget.read-ledger': { zh: '读取台账', en: 'reading a ledger' },
  'job.budget.check-ledger': { zh: '核对台账', en: 'checking a ledger' },
  'audit.result.done': { zh: '成功', en: 'done' },
  'audit.result.refused': { zh: '被拒绝', en: 'refused' },
  'audit.result.failed': { zh: '失败', en: 'failed' },
  'audit.broken.altered': { zh: '第 {seq} 条的内容被改动过', en: 'the content of row {seq} was changed' },
  'audit.broken.missing': { zh: '第 {seq} 条不见了', en: 'row {seq} is gone' },
  'audit.broken.unlinked': {
    zh: '第 {seq} 条接不上前一条',
    en: 'row {seq} does not follow from the one before it',
  },
  'audit.broken.cut-off': {
    zh: '从第 {seq} 条起被截断',
    en: 'the chain was cut off from row {seq} on',
  },
  'audit.broken.replaced': {
    zh: '第 {seq} 条与当初留下的锚点不符，历史被重写过',
    en: 'row {seq} is not the one that was anchored: history was rewritten',
  },
  'audit.anchors-broken': {
    zh: '库外锚点文件在 {at} 处被改动过',
    en: 'the anchor file outside the database was changed at {at}',
  },
} as const satisfies Words

/** Who did it, as people read it: a person's name, or what the scheduled work is called. */
export const actorText = (
  language: Language,
  row: { readonly actorId: string; readonly actorName: string },
) => {
  const key = row.actorId.replace(/^job:/, 'job.')
  return key in actWords ? say(actWords, language, key) : row.actorName
}
