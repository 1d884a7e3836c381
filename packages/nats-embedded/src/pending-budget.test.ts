import { expect, test } from "vitest";
import { PendingBudget } from "./pending-budget.ts";

function openBudget(maxTotalBytes: number, ...pending: number[]) {
  const budget = new PendingBudget(maxTotalBytes);
  const debtors = pending.map((pendingBytes) => ({
    pendingBytes,
    isDropped: false,
    dropAsSlow() {
      this.isDropped = true;
      this.pendingBytes = 0;
      budget.remove(this);
    },
  }));
  for (const debtor of debtors) budget.add(debtor);
  const look = () => {
    for (let at = 0; at < 16; at++) budget.noteBehind();
  };
  return { look, dropped: () => debtors.map(({ isDropped }) => isDropped) };
}

test("drops who has the most waiting, one at a time, until the sum is in bounds", () => {
  const { look, dropped } = openBudget(100, 40, 90, 60);
  look();
  expect(dropped()).toEqual([false, true, false]);
  look();
  expect(dropped()).toEqual([false, true, false]);
});

test("leaves everyone alone while the sum is in bounds", () => {
  const { look, dropped } = openBudget(100, 50, 50);
  look();
  expect(dropped()).toEqual([false, false]);
});
