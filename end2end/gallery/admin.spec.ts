import { REASON, sessionIn } from "../fixtures/states.ts";
import { expect, goto, test } from "../fixtures/test.ts";
import { inTheDark, shoot } from "./shoot.ts";

test("the admin's sessions", async ({ academy, logIn, say }) => {
  const mark = "أنوار";
  await academy.plan({ title: `${mark}: تسميع سورة مريم`, at: "-20m", status: "ongoing" });
  await academy.plan({ title: `${mark}: الرياضيات، المعادلات الخطية`, at: "+2h", kind: "academic", durationMinutes: 60 });
  await academy.plan({ title: `${mark}: حلقة جزء عمّ`, at: "+3h", kind: "quran_group" });
  await academy.plan({ title: `${mark}: English Conversation 2`, at: "+4h", kind: "interactive_course", durationMinutes: 90 });
  await academy.plan({ title: `${mark}: موعد لم يحدد بعد` });
  await academy.setStatus(await academy.plan({ title: `${mark}: الكيمياء`, at: "+5h", kind: "academic" }), "cancelled", REASON);
  await academy.setStatus(await academy.plan({ title: `${mark}: التجويد`, at: "+6h" }), "suspended");
  const early = await academy.plan({ title: `${mark}: أحكام النون الساكنة والتنوين`, at: "+90m" });
  const over = await sessionIn("lesson over", academy);

  const page = await logIn("admin");
  const list = `/admin/sessions?q=${encodeURIComponent(mark)}`;
  await goto(page, list);
  await shoot(page, "admin-list");
  await goto(page, `/admin/sessions?q=${encodeURIComponent("لا شيء من هذا")}`);
  await shoot(page, "admin-empty");

  await goto(page, `/admin/sessions?id=${over.id}`);
  await shoot(page, "admin-details-attention");
  await goto(page, `${list}&id=${early.id}`);
  await shoot(page, "admin-details-scheduled");
  const details = page.getByRole("complementary");
  await details.getByRole("button", { name: say.admin.move_ready }).click();
  await expect(details.getByText(say.admin.done_open)).toBeVisible();
  await shoot(page, "admin-details-made-ready");
  await details.getByRole("button", { name: say.admin.move_cancelled }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await shoot(page, "admin-cancel-dialog");
  await inTheDark(page);
  await goto(page, `${list}&id=${early.id}`);
  await shoot(page, "admin-details-dark");
});
