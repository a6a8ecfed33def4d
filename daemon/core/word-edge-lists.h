/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/*
 * The written lists of word-edges.h, blanks between the words. They are short on purpose: closed classes of words, which
 * every grammar of the language has in full (particles, endings, prefixes), and of open ones what stands beside a name most
 * often. A word goes in where a name is missed without it, and out where another name is found because of it. Each list is
 * folded before it is used, so it is written as people write.
 */

/*
 * Hiragana after a name: case, topic and final particles, the copula, the suffixes of address, and a few verbs that follow
 * without a particle in speech. After the articles "Japanese particles" and "Japanese honorifics" of Wikipedia.
 */
#define HIRAGANA_AFTER                                                                                                                                                                            \
  "は が を に へ と も の で や か ね よ な さ ぞ わ って て だ です でした だった だと だよ だね から まで より など なんて なんか "           \
  "なら だけ しか ばかり でも には とは とも にも のは のが ので のに へは では じゃ じゃない ではない って とか っぽい みたい らしい "     \
  "さん さま ちゃん くん たん ちん っち どの せんせい せんぱい たち ら いる いた きた くる したい すき だいすき かも かな こそ さえ ごと " \
  "と いう という といっしょ に ついて について おはよう ありがとう ごめん おめでとう"

/*
 * Words that begin like a name and a particle, and are neither. Everyday vocabulary.
 */
#define HIRAGANA_OTHERS                                                                                                                                                                                  \
  "まいにち まいかい まいど まいとし まいつき あいだ あいにく あいかわらず あいて あいさつ あいさつを あいか あいな あいら "                        \
  "なおさら なおも なおや なおと なおか さくらもち さくらんぼ ゆきだるま ゆきの ゆきな ゆきと ゆきや ゆきよ ゆきか はなや はなやか "             \
  "はなよめ はなの はなか はるか はるな はるの はると はるよ はるや ももか ももな ももの ももよ みなと みなの あおいろ あかね ひなた ひなの " \
  "ひなか ひなと ひなまつり まきの まきと ゆうか ゆうな ゆうと ゆうや ゆうの みきや みきと みきの かなの かなで かなと かなた "                     \
  "りかも りかの りなと りょうか りょうや りょうと さきほど さきの さきと さきや まなと まなか まなや あきと あきの あきや あきら あきよ "     \
  "ふみや ふみか ふみの ともや ともか ともと ともの ともよ みかん みかげ みかど みらい まこと まさと まさや まさよ まさの まさか "                 \
  "こはる のぞみ しずか しずの ちかと ちかの ちかよ ちから つばさ なつの なつと なつよ なつか なつや ことの ことよ ことし ことば のりか のりと"

/*
 * Hiragana before a name: particles, the endings of verbs and adjectives, and words of time. A particle of one letter counts
 * only where it follows something itself.
 */
#define HIRAGANA_BEFORE                                                                                                                                                                           \
  "は が を に へ と も の で や ね よ な て た だ る って から まで より とか でも だけ なら いい しい たい ない ます です "                        \
  "きのう きょう あした あす いま もう また まだ やっと ずっと けさ さっき ねえ ねぇ ねー おい ああ うん はい あの その この でも だから " \
  "そして それで だけど けど けれど かわいい やさしい だいすきな おはよう ありがとう ごめん ごめんね さよなら もしもし"

/*
 * Chinese characters after a name. Chinese: function words and the verbs, adverbs and words of time that stand beside names
 * most often, in both sets of characters; characters that given names are fond of are here in longer words only. Titles of
 * Chinese and Japanese. The words are among the most frequent of Jun Da's frequency list of modern Chinese.
 */
#define HAN_AFTER                                                                                                                                                                                                                                                                                     \
  "的 了 是 在 和 与 與 跟 同 说 說 讲 講 想 会 會 要 来 來 去 到 给 給 对 對 把 被 让 讓 也 都 就 还 還 又 再 才 很 太好 太多 太过 太過 太累 太忙 太晚 太难 太難 太可 最 真的 不 没 沒 有 吗 "                                     \
  "嗎 呢 吧 啊 哦 啦 嘛 们 們 他 她 我 你 您 这 這 那 哪 什么 什麼 怎 为 為 因 所 但 而 或 及 等 从 從 向 往 以前 以后 以後 以为 以為 于 於 已经 "                                                                                                  \
  "已經 曾经 曾經 正在 将 將 能 可以 可能 应该 應該 该 該 必须 必須 需要 得 地 着 著 过 過 上午 下午 里 裡 打 发 發 问 問 答 告诉 告訴 叫 找 "                                                                                                     \
  "看 见 見 听 聽 写 寫 回 走 跑 吃 喝 住 坐 站 睡 起来 起床 开始 開始 关 關 做 买 買 送 拿 带 帶 喜欢 喜歡 爱我 愛我 爱你 愛你 爱上 愛上 爱吃 "                                                                                                   \
  "讨厌 討厭 知道 觉得 覺得 认为 認為 认识 認識 生日 生气 生氣 生病 电话 電話 微信 短信 消息 信息 号码 號碼 照片 今天 明天 昨天 前天 后天 後天 "                                                                                              \
  "今晚 昨晚 早上 晚上 中午 现在 現在 刚 剛 最近 一直 一起 一样 一樣 一个 一個 一点 一點 之前 之后 之後 家里 家裡 家人 全家 自己 本人 其实 其實 "                                                                                             \
  "突然 忽然 终于 終於 总是 總是 经常 經常 常常 从来 從來 只 每 每天 两 兩 几 幾 多 少 大概 非常 特别 特別 更 比 像 如果 虽然 雖然 所以 因为 "                                                                                                   \
  "因為 然后 然後 快 别 別 请 請 谢谢 謝謝 你好 您好 再见 再見 晚安 早安 对不起 對不起 结婚 結婚 分手 离开 離開 出来 出來 出去 进来 進來 帮 幫 "                                                                                               \
  "约 約 哭 笑了 笑着 笑著 难过 難過 高兴 高興 开心 開心 先生 小姐 女士 太太 夫人 老师 老師 医生 醫生 律师 律師 教授 博士 经理 經理 总经理 "                                                                                                    \
  "总 總 老板 老闆 同学 同學 同志 师傅 師傅 师兄 師兄 师姐 師姐 哥 姐 弟 妹 叔 姨 阿姨 奶奶 爷爷 爺爺 爸 妈 媽 老公 老婆 男友 女友 前男友 前女友 "                                                                                             \
  "用 用户 用戶 换 換 改 加我 加了 更新 邀请 邀請 拍了拍 撤回 回复 回覆 分享 发来 發來 正 此 且 并 並 病 累 忙 手机 手機 工作 朋友 公司 身上 身边 身邊 心里 心裡 头像 頭像 微博 抖音 通话 通話 视频 視頻 来电 來電 " \
  "语音 語音 未接 直播 关注 關注 点赞 點贊 评论 評論 爱不 愛不 妈妈 媽媽 今 昨日 今日 明日 着信 不在 写真 誕生日 本当 大好き 氏 君 様 樣 殿 先輩 後輩 社長 部長 課長 係長 "                                                         \
  "店長 会長 監督 選手 容疑者 夫妻 夫婦 一家 家 宅 達 側 本人 自身 宛 似 役 曰 云 即 乃 亦 之 者"

/*
 * Chinese characters before a name: prepositions, pronouns, verbs and words of time. 阿 and 老 are said to the same person.
 */
#define HAN_BEFORE                                                                                                                                                                                          \
  "和 与 與 跟 同 给 給 对 對 向 把 被 让 讓 叫 找 见 見 看 看见 看見 遇见 遇見 问 問 等 是 在 的 了 说 說 想 想念 思念 帮 幫 陪 请 請 约 約 为 為 "      \
  "比 从 從 但 而 我 你 您 他 她 们 們 这 這 那 有 没有 沒有 不 也 就 都 会 會 要 到 去 来 來 过 過 着 著 得 地 吗 嗎 呢 吧 啊 昨天 今天 明天 前天 "      \
  "后天 後天 昨晚 今晚 上周 上週 下周 下週 这周 這週 本周 周末 週末 喜欢 喜歡 讨厌 討厭 爱上 愛上 爱着 愛著 我爱 我愛 不爱 不愛 告诉 告訴 "           \
  "认识 認識 知道 觉得 覺得 因为 因為 如果 虽然 雖然 所以 然后 然後 关于 關於 联系 聯繫 打给 打給 发给 發給 收到 忘记 忘記 忘了 恨 骂 罵 亲 親 抱 " \
  "阿 老 嗨 嘿 喂 哈喽 你好 您好 谢谢 謝謝 再见 再見 晚安 早安 对不起 對不起 时候 時候 时 時 里 裡 上 下 中 前 后 後 同学 同學 朋友 男友 女友 "        \
  "前任 昨日 今日 明日 先日 当時 友人 元彼 彼 及 或 及び"

/*
 * The commonest surnames: the hundred of the 2020 report of China's Ministry of Public Security, in both sets of characters,
 * without those that are mostly function words (于 向 时), and those of two characters. One of them before a given name makes
 * it somebody's full name.
 */
#define HAN_SURNAMES                                                                                                                                                                                         \
  "王 李 张 張 刘 劉 陈 陳 杨 楊 黄 黃 赵 趙 吴 吳 周 徐 孙 孫 马 馬 朱 胡 郭 何 林 罗 羅 高 郑 鄭 梁 谢 謝 宋 唐 许 許 韩 韓 邓 鄧 冯 馮 曹 彭 曾 肖 "     \
  "蕭 萧 田 董 潘 袁 蔡 蒋 蔣 余 叶 葉 杜 苏 蘇 魏 程 吕 呂 丁 沈 任 姚 卢 盧 傅 钟 鍾 姜 崔 谭 譚 廖 范 汪 陆 陸 金 石 戴 贾 賈 韦 韋 夏 邱 方 侯 邹 鄒 " \
  "熊 孟 秦 白 江 阎 閻 薛 尹 段 雷 黎 史 龙 龍 陶 贺 賀 顾 顧 毛 郝 龚 龔 邵 万 萬 钱 錢 严 嚴 武 莫 孔 汤 湯 欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 "        \
  "慕容 司徒 令狐 皇甫 端木 尉迟 尉遲 公孙 公孫 夏侯 东方 東方"

/*
 * What Korean hangs on a name, one after another: particles of case and of focus, the copula's endings, forms of address,
 * and what is often written without its blank. After the article "Korean postpositions" of Wikipedia and the particles of
 * the Standard Korean Language Dictionary of the National Institute of Korean Language.
 */
#define HANGUL_AFTER                                                                                                                                                                                                \
  "이 가 은 는 을 를 의 에 에게 에게서 에게로 께 께서 한테 한테서 와 과 랑 이랑 하고 도 만 까지 부터 마저 조차 밖에 뿐 뿐만 처럼 같은 같이 보다 "             \
  "보고 더러 로 으로 로서 으로서 로써 이나 나 든지 이든지 든 이든 라도 이라도 라면 이라면 야 아 이야 여 이여 요 이요 라고 이라고 라는 이라는 란 "           \
  "이란 라서 이라서 이라 라 인데 인데요 인가 인가요 인지 인줄 이다 다 이니 니 입니다 입니까 이에요 예요 에요 이었어 였어 이었다 였다 이었는데 였는데 "  \
  "이고 고 이며 며 이지 지 이네 이죠 죠 이랑은 대로 마다 치고 커녕 네 네서 들 씨 님 양 군 님께 선생 선생님 쌤 샘 누나 형 형님 오빠 언니 동생 "                 \
  "엄마 아빠 어머니 아버지 삼촌 이모 고모 할머니 할아버지 선배 선배님 후배 교수 교수님 박사 박사님 사장님 부장님 과장님 차장님 대리님 팀장님 "            \
  "대표님 회장님 원장님 간호사 의사 기자 배우 선수 때문 때문에 생각 보고싶어 보고싶다 보고싶은 사랑해 사랑 안녕 만나 만난 만났어 왔어 전화 문자 카톡 " \
  "생일 꺼 거 것 잖아 이잖아 구나 이구나 네요 군요 쪽 말고 말이야 없이 라니 이라니 일까 일거야 이겠지 겠지 였네 이었네"

/*
 * What would make a name of two syllables from one of one: 민 is not in 민아, 민이, 민나.
 */
#define HANGUL_NAME_ENDINGS "아 야 이 나 라 란 은 도 로 요 여 들 만 양 군 인 고 지 니 다 며 의 네 가 와 형"

/*
 * What Arabic and Hebrew write in front of a word without a blank: "and", "in", "to", "like", the article, and their chains.
 * After the articles "Arabic grammar" and "Prefixes in Hebrew" of Wikipedia.
 */
#define ARABIC_PREFIXES "و ف ب ل ك ال وال فال بال كال لل ولل فلل وبال وب ول وك فب فل فك يا ويا"
#define HEBREW_PREFIXES "ו ה ב כ ל מ ש וה וב וכ ול ומ וש שה שב של שמ שכ כש כשה כשב וכש וכשה מה שמה ושה ולה ובה ומה לכש מש"

/*
 * Names and everyday words that begin like one of these and go on like a name: كريم is not "like Reem", שרון is not "that Ron".
 */
#define ARABIC_OTHERS                                                                                                                                                                                                                                                     \
  "كريم كريمة كمال كنان كارم كرم كوثر كاظم كامل كنزة وليد وسام وسيم وفاء وائل وداد وليم وعد وردة وسن وهيب ولاء وليدة فهد فريد فريدة فارس فاطمة فادي " \
  "فرح فداء فيصل فاتن فايز بلال بسام بسمة بدر بدرية بهاء بشار بشير باسم باسل بشرى بيان بنان بندر بركات ليلى لمى لينا لبنى لؤي لطيف لميس لارا لجين "     \
  "لانا ليان لورا الهام إلهام الياس إلياس آلاء الاء الحمد الله والله بالله لله ولكن لكن ياسر ياسين ياسمين يامن يارا"
#define HEBREW_OTHERS                                                                                                                                                                                                                                               \
  "שרון שרונה לירון לירז ליאור ליאורה מאור משי משה מרים מיכל מיה מורן מתן מגל הראל הדס הדר הגר הילה הילי הלל הודיה ורד ורדה ורדית כרמל כרמי כפיר " \
  "ברק בתיה בנימין ברוך בלי כלי שלי שלך שלו שלה שלום שלומי שלומית שלנו שלכם שלהם שני שיר שירן שירה שחר שימי שירי לימור ליה ליאת ליאם ליאן לילך "     \
  "לאה מלכה מאיר מנחם משהו מיטל מירב"

/*
 * Thai, Lao, Khmer and Burmese words that stand after and before a name: forms of address, pronouns, prepositions, particles,
 * auxiliaries and the commonest verbs. After the word lists of grammars; the most frequent of the Thai National Corpus.
 */
#define CLUSTER_AFTER                                                                                                                                                                                                                                                                                                                                                                                            \
  "ๆ ฯ ครับ คับ ค่ะ คะ นะ จ้ะ จ๊ะ จ้า จะ ก็ ที่ ซึ่ง และ กับ แต่ หรือ ของ ใน บน ไป มา อยู่ เป็น คือ ไม่ ได้ ให้ ว่า บอก พูด ถาม ตอบ โทร โทรมา ส่ง ชอบ รัก "                      \
  "คิด คิดถึง รู้ เห็น เจอ พบ กิน ทำ มี ต้อง ควร เคย กำลัง แล้ว ยัง เมื่อ วันนี้ พรุ่งนี้ ตอน คน ด้วย เลย มาก จัง เอง เขา เธอ ฉัน ผม เรา ถึง จาก ตาม เพราะ "         \
  "ถ้า ลง ขึ้น กลับ เข้า ออก รอ นอน เล่น อยาก ขอ หาย โกรธ เสียใจ สบาย สวย หล่อ น่ารัก น่า ใจ เดิน วิ่ง นั่ง ยืน ชวน หา ทัก แชท ไลน์ ตก ตลก คง คุย ดู เพิ่ง ทุก " \
  "ແມ່ນ ຢູ່ ກັບ ແລະ ໄປ ມາ ບໍ່ ໄດ້ ໃຫ້ ວ່າ ຂອງ ທີ່ ຈະ ກໍ ເດີ້ ເດ ນີ້ ນັ້ນ ແລ້ວ ໂທ ຮັກ ມັກ ເຈົ້າ ຂ້ອຍ ເປັນ ມີ ຄິດຮອດ "                                                                                                                   \
  "នៅ ជា និង ទៅ មក មិន បាន ឱ្យ អោយ ថា របស់ ដែល នឹង ក៏ នេះ នោះ ហើយ ស្រឡាញ់ និយាយ ទូរស័ព្ទ មាន ជាមួយ ណា ទេ ហៅ ចង់ ផ្ញើ ខ្ញុំ គាត់ "                                                                                \
  "က ကို မှာ နဲ့ နှင့် ၏ ရဲ့ လည်း လဲ တို့ ပါ သည် ဆီ ဆီက အတွက် ထံ သာ တော့ ရော ဟာ မှ ကြောင့် လာ သွား ပြော ရေ"
#define CLUSTER_BEFORE                                                                                                                                                                                                                                                                                                                                                                                                                                           \
  "คุณ นาย นาง นางสาว น้อง พี่ ป้า ลุง น้า อา ตา ยาย ปู่ ย่า ไอ้ อี เจ้า หมอ ครู อาจารย์ ท่าน แม่ พ่อ กับ และ หรือ แต่ ของ ให้ ถึง จาก หา เจอ พบ เห็น เรียก ชื่อ คือ "                                   \
  "เป็น ว่า บอก ถาม โทรหา โทร ทัก รัก ชอบ คิดถึง รอ ชวน ที่ ก็ ไม่ มี เพราะ ถ้า เมื่อ ตอน นี้ นั้น วันนี้ เมื่อวาน แล้ว เพื่อน แฟน ไป มา อยู่ ได้ ส่ง แด่ โดย ต่อ ตาม ใส่ ฉัน ผม " \
  "เรา เธอ เขา ไหม นะ ครับ ค่ะ คะ จ้ะ หวัดดี สวัสดี อย่า ลืม เกลียด กอด จูบ แชท คุย คุยกับ ขอ "                                                                                                                                                                                                                    \
  "ທ້າວ ນາງ ອ້າຍ ເອື້ອຍ ນ້ອງ ກັບ ແລະ ຂອງ ໃຫ້ ຫາ ພົບ ເຫັນ ຮັກ ມັກ ຊື່ ແມ່ນ ວ່າ ທ່ານ ຄິດຮອດ ໂທຫາ ຂ້ອຍ ສະບາຍດີ "                                                                                                                                                                              \
  "លោក អ្នកស្រី កញ្ញា បង ប្អូន ជាមួយ និង របស់ ឱ្យ អោយ ទៅ ឃើញ ជួប ស្រឡាញ់ ឈ្មោះ ថា ជា ខ្ញុំ នឹក ហៅ ដល់ ពី "                                                                                                                                                                                       \
  "ဦး ဒေါ် ကို မ မောင် နဲ့ နှင့် က ကျွန်တော် ကျွန်မ ငါ သူ ဆရာ ဆရာမ ညီမ အစ်ကို ပြီး မနေ့က ဒီနေ့"
