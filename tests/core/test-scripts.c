/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/core/matching.h"

/* Sentences as people write them: the name is said in the first ones of a table, and not in the others. */

static const MatchingCase chinese[] = {
  { "王小明", "昨天王小明给我发了微信", TRUE },
  { "王小明", "我想王小明了", TRUE },
  { "王小明", "王小明：你在吗？", TRUE },
  { "王小明", "王小明喜欢喝咖啡", TRUE },
  { "王小明", "【王小明】撤回了一条消息", TRUE },
  { "王小明", "和王小明、李雷一起吃饭", TRUE },
  { "小明", "我今天见到小明了", TRUE },
  { "小明", "小明的生日快到了", TRUE },
  { "小明", "给小明打电话", TRUE },
  { "小明", "小明说他很忙", TRUE },
  { "小明", "你和小明分手了吗", TRUE },
  { "小明", "小明，晚安", TRUE },
  { "小明", "小明哥在哪里", TRUE },
  { "小明", "我喜欢小明", TRUE },
  { "小明", "上周小明来过", TRUE },
  { "张伟", "张伟先生来了", TRUE },
  { "张伟", "張偉", FALSE },
  { "張偉", "張偉老師說明天放假", TRUE },
  { "欧阳娜娜", "看到欧阳娜娜的照片", TRUE },
  { "明", "我和明在一起", TRUE },
  { "李娜", "电话：李娜13800138000", TRUE },
  { "李娜", "李娜Lina在线", TRUE },
  { "小明", "王小明来了", FALSE },
  { "小明", "欧阳小明来了", FALSE },
  { "小明", "小明星都来了", FALSE },
  { "王小", "王小明来了", FALSE },
  { "张伟", "主张伟大", FALSE },
  { "张爱", "张爱玲的小说", FALSE },
  { "明", "明天见", FALSE },
  { "明", "王小明", FALSE },
  { "李娜", "李娜娜来了", FALSE },
};

static const MatchingCase japanese[] = {
  { "田中", "田中さんに会った", TRUE },
  { "田中", "昨日田中さんからメールが来た", TRUE },
  { "田中", "田中の誕生日", TRUE },
  { "田中", "田中様", TRUE },
  { "田中", "田中先輩が好きだ", TRUE },
  { "田中", "これ、田中？", TRUE },
  { "田中太郎", "田中太郎が電話してきた", TRUE },
  { "田中太郎", "元彼田中太郎から", TRUE },
  { "太郎", "田中 太郎", TRUE },
  { "森", "森さんと話した", TRUE },
  { "真由美", "真由美に会いたい", TRUE },
  { "さくら", "さくらと映画を見た", TRUE },
  { "さくら", "さくらちゃん、元気？", TRUE },
  { "さくら", "私はさくらが好き", TRUE },
  { "さくら", "きのうさくらから電話があった", TRUE },
  { "さくら", "さくらー！", TRUE },
  { "さくら", "ｻｸﾗ さくら", TRUE },
  { "あおい", "やっとあおいにメールした", TRUE },
  { "アレックス", "アレックスさんから", TRUE },
  { "アレックス", "ｱﾚｯｸｽが来た", TRUE },
  { "アレックス", "昨日アレックスと会った", TRUE },
  { "アレックス", "アレックス・ドウ", TRUE },
  { "ケン", "ケンは？", TRUE },
  { "Alex", "Alexさんへ", TRUE },
  { "ガク", "ｶﾞｸです", TRUE },
  { "田中", "田中太郎が来た", FALSE },
  { "田中", "小田中さん", FALSE },
  { "森", "大森さんに会った", FALSE },
  { "高", "高いビル", FALSE },
  { "真由", "真由美に会いたい", FALSE },
  { "真由", "真由みに会いたい", FALSE },
  { "さくら", "さくらんぼを食べた", FALSE },
  { "さくら", "さくらもちを食べた", FALSE },
  { "まい", "まいにち走る", FALSE },
  { "おり", "かおりが来た", FALSE },
  { "なみ", "みなみが来た", FALSE },
  { "アレックス", "アレックスサンドラ", FALSE },
  { "ケン", "ケンタが来た", FALSE },
  { "ケン", "ケンー", FALSE },
  { "カク", "ガクです", FALSE },
  { "か", "が", FALSE },
};

static const MatchingCase korean[] = {
  { "민수", "민수", TRUE },
  { "민수", "민수가 왔다", TRUE },
  { "민수", "민수는 어디 있어?", TRUE },
  { "민수", "민수를 만났다", TRUE },
  { "민수", "민수에게 전화했어", TRUE },
  { "민수", "민수한테서도 연락이 왔다", TRUE },
  { "민수", "민수와 나", TRUE },
  { "민수", "민수랑 밥 먹었어", TRUE },
  { "민수", "민수의 생일", TRUE },
  { "민수", "민수씨에게는 비밀", TRUE },
  { "민수", "민수 씨, 안녕하세요", TRUE },
  { "민수", "민수야!", TRUE },
  { "민수", "민수도 온대", TRUE },
  { "민수", "민수까지 왔어", TRUE },
  { "민수", "민수님이 메시지를 보냈습니다", TRUE },
  { "민수", "\"민수\"라고 했다", TRUE },
  { "민수", "그 사람은 민수입니다", TRUE },
  { "민수", "민수보고싶어", TRUE },
  { "민수", "\u1106\u1175\u11ab\u1109\u116e\u1100\u1161", TRUE },
  { "김민수", "김민수 선생님", TRUE },
  { "김민수", "김민수선생님께서", TRUE },
  { "지훈", "지훈이가 왔다", TRUE },
  { "지훈", "지훈이랑", TRUE },
  { "민", "민에게", TRUE },
  { "Alex", "Alex가 왔다", TRUE },
  { "민수", "민수정이 왔다", FALSE },
  { "민수", "민수진에게", FALSE },
  { "민수", "김민수가 왔다", FALSE },
  { "민수", "민순", FALSE },
  { "민수", "민수가족", FALSE },
  { "민", "민수가 왔다", FALSE },
  { "민", "민아야", FALSE },
  { "미", "민이 왔다", FALSE },
  { "지훈", "박지훈은", FALSE },
};

static const MatchingCase thai[] = {
  { "สมชาย", "สมชาย", TRUE },
  { "สมชาย", "คุณสมชายมาแล้ว", TRUE },
  { "สมชาย", "ฉันคิดถึงสมชายมาก", TRUE },
  { "สมชาย", "เมื่อวานเจอสมชายที่ร้าน", TRUE },
  { "สมชาย", "สมชายโทรมา", TRUE },
  { "สมชาย", "สมชายไม่ตอบ", TRUE },
  { "สมชาย", "กับสมชายและแม่", TRUE },
  { "สมชาย", "พี่สมชายครับ", TRUE },
  { "สมชาย", "สมชายๆ", TRUE },
  { "สมชาย", "วันเกิดของสมชาย", TRUE },
  { "สมชาย", "บอกสมชายว่าไม่ไป", TRUE },
  { "สมชาย", "\"สมชาย\"", TRUE },
  { "สมชาย", "สมชาย123", TRUE },
  { "สมชาย", "รักสมชายนะ", TRUE },
  { "นก", "คุณนกอยู่ไหน", TRUE },
  { "นก", "โทรหานกแล้ว", TRUE },
  { "ดา", "น้องดามา", TRUE },
  { "แก้ว", "แก้วกับฉัน", TRUE },
  { "มานี", "มานีมีตา", TRUE },
  { "สุดา", "คุณสุดาคะ", TRUE },
  { "นก", "นกแก้ว", FALSE },
  { "ดา", "ดาวสวย", FALSE },
  { "ดา", "ธิดามา", FALSE },
  { "สม", "สมชายมา", FALSE },
  { "ชาย", "สมชายมา", FALSE },
  { "แก้ว", "แก้วตามาแล้ว", FALSE },
  { "นิด", "นิดหน่อย", FALSE },
  { "ก", "เกมา", FALSE },
  { "มา", "มานี", FALSE },
  { "สมชา", "สมชายมา", FALSE },
  { "สุดา", "สดา", FALSE },
};

static const MatchingCase others_without_blanks[] = {
  { "ສົມຈັນ", "ຂ້ອຍຄິດຮອດສົມຈັນຫຼາຍ", TRUE },
  { "ຈັນ", "ທ້າວຈັນມາແລ້ວ", TRUE },
  { "ຈັນ", "ສົມຈັນມາ", FALSE },
  { "ຈັນ", "ຈັນທາມາ", FALSE },
  { "សុខា", "លោកសុខានៅផ្ទះ", TRUE },
  { "សុខា", "ជាមួយសុខា", TRUE },
  { "សុខ", "សុខាមក", FALSE },
  { "ខា", "សុខាមក", FALSE },
  { "អោង", "អោងអោង", FALSE },
  { "အောင်အောင်", "ကိုအောင်အောင်ကို ပြော", TRUE },
  { "စုစု", "မစုစုက ပြော", TRUE },
  { "စု", "စုစု", FALSE },
  { "အောင", "အောင်", FALSE },
};

static const MatchingCase arabic[] = {
  { "أحمد", "أحمد", TRUE },
  { "أحمد", "اتصل أحمد اليوم", TRUE },
  { "أحمد", "وأحمد قال", TRUE },
  { "أحمد", "لأحمد", TRUE },
  { "أحمد", "رسالة من احمد", TRUE },
  { "أحمد", "أَحْمَد", TRUE },
  { "أحمد", "أحـمـد", TRUE },
  { "أحمد", "يا أحمد!", TRUE },
  { "أحمد", "ياأحمد", TRUE },
  { "محمد", "بمحمد", TRUE },
  { "محمد", "كمحمد", TRUE },
  { "محمد", "ولمحمد سلام", TRUE },
  { "محمد", "محمد،", TRUE },
  { "فاطمة", "فاطمه كتبت", TRUE },
  { "فاطمة", "وفاطمة", TRUE },
  { "ليلى", "مع ليلي", TRUE },
  { "الحسن", "والحسن", TRUE },
  { "الحسن", "للحسن", TRUE },
  { "حسن", "الحسن", TRUE },
  { "محمد علي", "ومحمد علي", TRUE },
  { "علی", "علي هنا", TRUE },
  { "ريم", "لريم", TRUE },
  { "محمد", "احمد", FALSE },
  { "محمد", "محمدي", FALSE },
  { "محمد", "المحمدية", FALSE },
  { "حمد", "محمد", FALSE },
  { "حمد", "أحمد", FALSE },
  { "حمد", "الحمد لله", FALSE },
  { "ريم", "كريم", FALSE },
  { "ليد", "وليد", FALSE },
  { "علي", "عليها", FALSE },
  { "محمد علي", "محمد وعلي", FALSE },
};

static const MatchingCase hebrew[] = {
  { "דני", "דני", TRUE },
  { "דני", "דיברתי עם דני אתמול", TRUE },
  { "דני", "לדני יש מפתח", TRUE },
  { "דני", "ודני אמר", TRUE },
  { "דני", "מדני", TRUE },
  { "דני", "שדני יבוא", TRUE },
  { "דני", "כשדני בא", TRUE },
  { "דני", "ולדני", TRUE },
  { "דני", "דני, שלום", TRUE },
  { "דני", "של דני.", TRUE },
  { "דני", "דָּנִי", TRUE },
  { "דני", "הדני הזה", TRUE },
  { "נועה", "לנועה", TRUE },
  { "נועה", "נועה־לי", TRUE },
  { "יעל", "ושיעל", TRUE },
  { "רון", "לרון", TRUE },
  { "שרון", "לשרון", TRUE },
  { "דני כהן", "לדני כהן", TRUE },
  { "דני כהן", "דני  כהן", TRUE },
  { "ג'ורג'", "ג׳ורג׳", TRUE },
  { "דני", "עדני", FALSE },
  { "דני", "דניאל", FALSE },
  { "דני", "דנית", FALSE },
  { "רון", "שרון", FALSE },
  { "רון", "אהרון", FALSE },
  { "ירון", "לירון כתבה", FALSE },
  { "לי", "זה שלי", FALSE },
  { "נועה", "תנועה", FALSE },
  { "דני כהן", "דני לכהן", FALSE },
};

#define CHECK(table) \
  static void \
    test_##table (void) \
  { \
    matching_check (HIATUS_KEYWORD_NAME, table, G_N_ELEMENTS (table)); \
    matching_check (HIATUS_KEYWORD_PHRASE, table, G_N_ELEMENTS (table)); \
  }

CHECK (chinese)
CHECK (japanese)
CHECK (korean)
CHECK (thai)
CHECK (others_without_blanks)
CHECK (arabic)
CHECK (hebrew)

/* What a name does not reach in a script, an exception can take away, and a full name find. */
static void
test_exceptions (void)
{
  static const gchar *const contacts[] = { "A|names=小明;さくら|except=小明星;さくらと虎", NULL };
  g_autoptr (HiatusMatcher) matcher = matching_matcher (contacts);
  g_autofree gchar *found = matching_describe (matcher, "小明的さくら", -1);
  g_autofree gchar *excepted = matching_describe (matcher, "さくらと虎", -1);

  g_assert_cmpstr (found, ==, "A name 0 {name}");
  g_assert_cmpstr (excepted, ==, "");
}

gint
main (gint argc,
      gchar **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scripts/chinese", test_chinese);
  g_test_add_func ("/scripts/japanese", test_japanese);
  g_test_add_func ("/scripts/korean", test_korean);
  g_test_add_func ("/scripts/thai", test_thai);
  g_test_add_func ("/scripts/lao-khmer-burmese", test_others_without_blanks);
  g_test_add_func ("/scripts/arabic", test_arabic);
  g_test_add_func ("/scripts/hebrew", test_hebrew);
  g_test_add_func ("/scripts/exceptions", test_exceptions);

  return g_test_run ();
}
