import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, choose, openBrowser, signInFirst } from './browser.ts'
import { startProgram } from './program.ts'

const program = await startProgram()
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser(1440)
  await signInFirst(browser.page, program.url, 'xiangmu', program.passwords.get('xiangmu') ?? '')
})
afterAll(async () => {
  await browser.close()
  await program.stop()
})

describe('the project owner', () => {
  test('enters a project, is told by how much its uses miss the budget, and mends it', async () => {
    const { page } = browser
    await page.goto(`${program.url}/budget/projects`)
    await page.getByRole('button', { name: '新建项目' }).click()
    await page.getByLabel('项目名称').fill('新媒体采编设备更新')
    await page.getByLabel('项目编号').fill('RM-2026-09')
    // Whoever enters it owns it, unless they say otherwise; milestones are those used last.
    await page.getByTitle('陈立新').waitFor()
    await page.getByTitle('五节点', { exact: false }).waitFor()
    await page.getByLabel('当年财政拨款').fill('12.5')
    await page.getByLabel('第 1 项用途', { exact: true }).fill('摄像机')
    await page.getByLabel('第 1 项金额').fill('12.5')
    await page.getByRole('button', { name: '保存项目' }).click()
    await page.getByRole('alert').getByText('只列了 1 项用途', { exact: false }).waitFor()
    await page.getByLabel('确实只有这些用途').waitFor()
    for (const [n, name, amount] of [
      [1, '摄像机', '8'],
      [2, '非编工作站', '3'],
      [3, '无人机', '1'],
    ] as const) {
      await page.getByLabel(`第 ${n} 项用途`, { exact: true }).fill(name)
      await page.getByLabel(`第 ${n} 项金额`).fill(amount)
    }
    await page.getByText('用途合计 12.00 万元，比年初预算数 12.50 万元 少 0.50 万元').waitFor()
    await page.getByRole('button', { name: '保存项目' }).click()
    await page.getByRole('alert').getByText('比年初预算数 12.50 万元少 5,000.00 元').waitFor()
    await page.getByLabel('第 3 项金额').fill('1.5')
    await page.getByRole('button', { name: '保存项目' }).click()
    await page.getByRole('heading', { name: '新媒体采编设备更新', level: 1 }).waitFor()
    await page
      .getByRole('button', { name: /12\.50 万元/ })
      .first()
      .waitFor()
  })

  test('records a payment, is asked when it comes twice, and finds what the number stands on', async () => {
    const { page } = browser
    await page.getByRole('link', { name: /^支付/ }).click()
    const pay = async () => {
      await page.getByRole('button', { name: '登记一笔支付' }).click()
      const form = page.getByRole('dialog', { name: '登记一笔支付' })
      const year = await page
        .getByRole('heading', { level: 1 })
        .locator('xpath=following-sibling::p')
        .textContent()
      await form.getByLabel('日期').fill(`${year?.slice(0, 4)}-01-01`)
      await form.getByLabel('金额').fill('30,000')
      await form.getByLabel('收款人').fill('示例影视设备有限公司')
      await form.getByRole('button', { name: '保存', exact: true }).click()
      return form
    }
    await pay()
    await page.getByText('支付已保存').waitFor()
    await page.getByText('缺 8 项').waitFor()
    const again = await pay()
    await again.getByRole('alert').getByText('确实是另一笔').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '不保存，离开' }).click()
    await page.getByRole('button', { name: /3\.00 万元/ }).click()
    await page.getByText('依据（1 项）').waitFor()
    await page.getByRole('link', { name: '示例影视设备有限公司' }).waitFor()
  })

  test('sees the example’s milestones with their verdicts in words, as a curve and as a table', async () => {
    const { page } = browser
    await page.goto(`${program.url}/budget/projects?year=2023`)
    await page.getByRole('link', { name: '融媒体中心平台运维管理经费' }).click()
    await page.getByRole('link', { name: '进度', exact: true }).click()
    await page.getByRole('img', { name: /2023 年支付进度曲线/ }).waitFor()
    // 46.95 万元 × 20, 60, 80, 90 and 100 %
    for (const planned of ['9.390 万元', '28.170 万元', '37.560 万元', '42.255 万元', '46.950 万元'])
      await page.getByRole('cell', { name: planned }).first().waitFor()
    expect(await page.getByText('未达到', { exact: false }).count()).toBeGreaterThan(0)
    await page.getByRole('button', { name: '看表' }).click()
    expect(await page.getByRole('img', { name: /支付进度曲线/ }).count()).toBe(0)
  })

  test('on a later page of the payments chooses another list, and gets its first page', async () => {
    const { page } = browser
    await page.getByRole('link', { name: /^支付/ }).click()
    await page.getByRole('button', { name: '下一页' }).click()
    await page.getByText('第 2 / 4 页').waitFor()
    await page.getByRole('combobox').last().selectOption('incomplete')
    // Six of the example's payments do not say everything.
    await page.getByText('合计', { exact: false }).last().waitFor()
    await page.getByRole('button', { name: '下一页' }).waitFor({ state: 'detached' })
    expect(await page.getByText(/^! 缺 \d 项$/).count()).toBe(6)
    await page.getByRole('link', { name: '进度', exact: true }).click()
  })

  test('completes several payments at once', async () => {
    const { page } = browser
    await page.getByRole('link', { name: /^支付/ }).click()
    await page.getByRole('button', { name: '6 笔信息未填全' }).click()
    await page.getByRole('button', { name: '选中本页 6 笔' }).click()
    await page.getByRole('button', { name: '一次补充这 6 笔' }).click()
    const form = page.getByRole('dialog', { name: '一次补充 6 笔支付' })
    await form.getByLabel('合同', { exact: true }).fill('零星采购')
    await form.getByLabel('谁评价').fill('评价组')
    await form.getByRole('button', { name: '写入 6 笔' }).click()
    await page.getByText(/已补充 [1-6] 笔/).waitFor()
    await page.getByLabel('显示').selectOption('all')
    await page.getByText('勾选几笔后', { exact: false }).waitFor()
  })

  test('changes a project whose payments name its uses, and finds every part as it was left', async () => {
    const { page } = browser
    await page.goto(`${program.url}/budget/projects?year=2023`)
    await page.getByRole('link', { name: '融媒体中心平台运维管理经费' }).click()
    const before = await page.getByRole('table').last().textContent()
    const edit = async () => {
      await page.getByRole('button', { name: '修改项目' }).click()
      await page.getByRole('heading', { level: 1, name: '修改项目', exact: false }).waitFor()
    }
    const save = async () => {
      await page.getByRole('button', { name: '保存项目' }).click()
      await page.getByRole('heading', { level: 1, name: '融媒体中心平台运维管理经费', exact: true }).waitFor()
    }
    await edit()
    await save()
    expect(await page.getByRole('table').last().textContent()).toBe(before)
    await edit()
    const [finished, left] = [page.getByLabel('完成日期'), page.getByLabel('填写结转和结余')]
    await finished.fill('2023-12-20')
    if (!(await left.isChecked())) await left.check()
    await page.getByLabel('结转下年').fill('0.08')
    await page.getByLabel('结余（交回）').fill('1')
    await page.getByLabel('说明').fill('尾款待验收')
    await choose(page.getByLabel('进度节点'), /序时进度/)
    await save()
    await edit()
    expect(await finished.inputValue()).toBe('2023-12-20')
    expect(await page.getByLabel('结转下年').inputValue()).toBe('0.08')
    expect(await page.getByLabel('说明').inputValue()).toBe('尾款待验收')
    await page.getByTitle('序时进度', { exact: false }).first().waitFor()
    await save()
  })

  test('no page complained, and none is wider than a telephone', async () => {
    const { page } = browser
    await page.setViewportSize({ width: 390, height: 844 })
    const address = page.url().replace(/\/milestones$/, '')
    for (const part of ['', '/money', '/payments', '/milestones', '/edit']) {
      await page.goto(address + part)
      await page.getByRole('heading', { level: 1 }).waitFor()
      expect([part, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([part, 390])
    }
    expect(browser.complaints).toEqual([])
  })
})
