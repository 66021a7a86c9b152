import type { Words } from '@rongheng/core/kernel/words'

/** Texts of the shell: header, menu, sign-in, and the states every page can be in. */
export const shellWords = {
  product: { zh: '融衡', en: 'Rongheng' },
  tagline: { zh: '融媒体中心运维与绩效', en: 'Operation and performance of media centers' },
  skip: { zh: '跳到正文', en: 'Skip to content' },
  'menu.open': { zh: '打开菜单', en: 'Open the menu' },
  'menu.label': { zh: '主菜单', en: 'Main menu' },
  language: { zh: '语言', en: 'Language' },
  'language.zh-CN': { zh: '简体中文', en: '简体中文' },
  'language.en': { zh: 'English', en: 'English' },
  account: { zh: '账户：{name}', en: 'Account: {name}' },
  'account.password': { zh: '修改密码', en: 'Change password' },
  'sign-out': { zh: '退出登录', en: 'Sign out' },
  'sign-in': { zh: '登录', en: 'Sign in' },
  'sign-in.failed': { zh: '没有登录成功', en: 'You are not signed in' },
  'sign-in.name': { zh: '用户名', en: 'User name' },
  'sign-in.password': { zh: '密码', en: 'Password' },
  'sign-in.help': {
    zh: '第一次启动时，一次性密码印在启动窗口里。忘记密码请找系统管理员重置；账号被锁定请找安全管理员。',
    en: 'At the first start, one-time passwords are printed in the window that started the program. Forgot yours? The system administrator gives you a new one; the security administrator unlocks a locked account.',
  },
  'sign-in.again': { zh: '登录已过期', en: 'Your session has ended' },
  'sign-in.again.help': {
    zh: '请重新登录。本页填写的内容还在，登录后可以继续。',
    en: 'Please sign in again. What you entered is still on this page.',
  },
  'password.title': { zh: '设置新密码', en: 'Set a new password' },
  'password.must': {
    zh: '您用的是一次性密码。请先设置自己的密码，再继续使用。',
    en: 'You signed in with a one-time password. Set your own before you go on.',
  },
  'password.current': { zh: '当前密码', en: 'Current password' },
  'password.next': { zh: '新密码', en: 'New password' },
  'password.again': { zh: '再输入一次新密码', en: 'New password once more' },
  'password.differ': { zh: '两次输入的新密码不一样', en: 'The two new passwords differ' },
  'password.save': { zh: '保存新密码', en: 'Save the new password' },
  'password.saved': { zh: '新密码已保存', en: 'The new password is saved' },
  'not-found.title': { zh: '没有这个页面', en: 'There is no such page' },
  'not-found.help': {
    zh: '地址可能写错了，或这条记录不在您的单位范围内。',
    en: 'The address may be mistyped, or the record lies outside your units.',
  },
  'not-found.home': { zh: '回到首页', en: 'Go to the home page' },
  'fault.title': { zh: '这个页面出错了', en: 'This page failed' },
  'fault.help': {
    zh: '已保存的内容不受影响。请再试一次；仍不行时把下面这句话告诉管理员。',
    en: 'Nothing saved was lost. Try again; if it fails again, give the administrator the line below.',
  },
  'fault.retry': { zh: '再试一次', en: 'Try again' },
  'fault.updated': {
    zh: '程序已更新，请刷新本页。',
    en: 'The program was updated: please reload this page.',
  },
  'fault.reload': { zh: '刷新', en: 'Reload' },
} as const satisfies Words

/** Labels of the menu and of the pages, which are also the titles of the browser's tabs. Each domain adds its own. */
export const menuWords = {
  'menu.home': { zh: '首页', en: 'Home' },
  'menu.projects': { zh: '项目与资金', en: 'Projects and money' },
  'page.project-new': { zh: '新建项目', en: 'New project' },
  'page.project': { zh: '项目', en: 'Project' },
  'page.project-edit': { zh: '修改项目', en: 'Change a project' },
  'page.project-money': { zh: '调整与到位', en: 'Adjustments and arrivals' },
  'page.project-payments': { zh: '支付', en: 'Payments' },
  'page.project-milestones': { zh: '支付进度', en: 'Milestones' },
  'menu.users': { zh: '人员与角色', en: 'People and roles' },
  'menu.units': { zh: '单位', en: 'Units' },
  'menu.audit': { zh: '审计', en: 'Audit' },
  'menu.evaluate': { zh: '绩效目标与得分', en: 'Goals and scores' },
  'page.score': { zh: '自评表与得分', en: 'Score' },
  'page.results': { zh: '实际完成值', en: 'Results' },
  'group.money': { zh: '资金', en: 'Money' },
  'group.results': { zh: '绩效', en: 'Results' },
  'group.report': { zh: '报告', en: 'Reports' },
  'group.admin': { zh: '系统', en: 'System' },
} as const satisfies Words
