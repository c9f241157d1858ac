/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bunko-sample-art-dialogue.h"

#define WORDS(...)                                                                                 \
  (const char *const[]) { __VA_ARGS__, NULL }

/* clang-format off */
static const BunkoArtDialogue dialogues[] = {
  { "en",
    WORDS ("Did you hear that?", "It came from the lighthouse.", "Nobody has lived there for years.",
           "Then who lit the lamp?", "Only one way to find out!", "Wait, I have to feed the cat.",
           "The cat is already on the boat.", "Of course it is.", "Look! The door is open.",
           "Hello? Is anybody home?", "We brought soup.", "Soup always works.", "Who goes there?!",
           "A robot!", "I have kept the light for a hundred years.", "And nobody ever said thank you?",
           "…Thank you.", "What is that in my eye?", "Rust, probably.", "Stay for tea, please.",
           "Is there cake?", "There is now.", "We should come back tomorrow.",
           "And the day after!", "I will leave the lamp on.", "Race you to the top!",
           "Not fair, you have springs.", "What a view…", "The whole town looks like a toy.",
           "Let us stay a little longer.", "Meow."),
    WORDS ("Meanwhile, on the other side of the bay…", "The next morning.", "It had rained all night.",
           "Three days later.", "Nobody noticed the small light.", "Upper Brindle, early autumn."),
    WORDS ("BAM!", "WHOOSH", "CLICK", "DING!", "SPLASH", "RUMBLE", "THUD", "TAP TAP", "VROOM"),
    "The End", FALSE },
  { "ja",
    WORDS ("今の音、聞いた？", "灯台のほうだ", "もう何年も誰もいないのに", "じゃあ誰が灯りを？",
           "行ってみよう！", "待って、猫にごはん", "猫ならもう船だよ", "だと思った", "見て、扉が開いてる",
           "ごめんください", "スープを持ってきました", "誰だ！？", "ロボットだ！", "百年、灯りを守ってきた",
           "ありがとう", "お茶でもどうかね", "ケーキはある？", "明日も来よう", "あさってもね",
           "上まで競走！", "ずるいぞ", "すごい眺め…", "町がおもちゃみたい", "もう少しここにいよう", "ニャー"),
    WORDS ("そのころ、湾の向こうでは", "次の朝", "一晩中、雨だった", "三日後", "小さな灯りに誰も気づかない"),
    WORDS ("ドドド", "ゴゴゴ", "ザァァ", "ピタッ", "シーン", "ガタン", "バーン", "カチッ"),
    "おわり", TRUE },
  { "zh",
    WORDS ("你听见了吗？", "是灯塔那边", "那里好多年没人了", "那是谁点的灯？", "去看看吧！", "等等，先喂猫",
           "猫已经上船了", "看，门开着", "有人在吗？", "我们带了汤", "是机器人！", "谢谢你", "喝杯茶吧",
           "明天再来", "好美的景色", "再待一会儿吧"),
    WORDS ("第二天早晨", "下了一整夜的雨", "三天以后"),
    WORDS ("轰", "咔嚓", "哗啦", "咚", "嗖"), "完", TRUE },
  { "es",
    WORDS ("¿Has oído eso?", "Viene del faro.", "Allí no vive nadie.", "¿Y quién encendió la luz?",
           "¡Vamos a verlo!", "Espera, el gato no ha cenado.", "El gato ya está en la barca.",
           "La puerta está abierta…", "¿Hay alguien?", "Hemos traído sopa.", "¡Un robot!",
           "Gracias por la luz.", "Quedaos a tomar el té.", "Mañana volvemos.", "¡Qué vistas!"),
    WORDS ("Mientras tanto, al otro lado de la bahía…", "A la mañana siguiente.", "Tres días después."),
    WORDS ("¡PUM!", "¡ZAS!", "CLIC", "¡PLAF!", "BRUUM"), "Fin", FALSE },
  { "fr",
    WORDS ("Tu as entendu ?", "Ça vient du phare.", "Personne n’y habite.", "Alors qui a allumé ?",
           "Allons voir !", "Attends, le chat a faim.", "Le chat est déjà à bord.",
           "La porte est ouverte…", "Il y a quelqu’un ?", "On a apporté de la soupe.", "Un robot !",
           "Merci pour la lumière.", "Restez donc pour le thé.", "On revient demain !", "Quelle vue…"),
    WORDS ("Pendant ce temps, de l’autre côté de la baie…", "Le lendemain matin.", "Trois jours après."),
    WORDS ("BOUM !", "CLAC", "PLOUF", "VROUM", "TOC TOC"), "Fin", FALSE },
  { "de",
    WORDS ("Hast du das gehört?", "Es kam vom Leuchtturm.", "Da wohnt seit Jahren niemand.",
           "Und wer hat das Licht angemacht?", "Sehen wir nach!", "Warte, die Katze hat Hunger.",
           "Die Katze sitzt schon im Boot.", "Die Tür ist offen…", "Ist jemand zu Hause?",
           "Wir haben Suppe dabei.", "Ein Roboter!", "Danke für das Licht.", "Bleibt doch zum Tee.",
           "Morgen kommen wir wieder.", "Was für eine Aussicht…"),
    WORDS ("Zur gleichen Zeit auf der anderen Seite der Bucht…", "Am nächsten Morgen.", "Drei Tage später."),
    WORDS ("BUMM!", "KLICK", "PLATSCH", "RUMPEL", "ZISCH"), "Ende", FALSE },
  { "ru",
    WORDS ("Ты слышал?", "Это на маяке.", "Там давно никто не живёт.", "А кто зажёг свет?",
           "Пойдём посмотрим!", "Подожди, кот не кормлен.", "Кот уже в лодке.", "Дверь открыта…",
           "Есть кто дома?", "Мы принесли суп.", "Это робот!", "Спасибо за свет.", "Останьтесь на чай.",
           "Завтра придём опять.", "Какой вид…"),
    WORDS ("Тем временем на другом берегу…", "На следующее утро.", "Три дня спустя."),
    WORDS ("БАХ!", "ЩЁЛК", "БУЛТЫХ", "ВЖУХ"), "Конец", FALSE },
  { "ar",
    WORDS ("هل سمعت هذا؟", "الصوت من المنارة.", "لا أحد يسكن هناك.", "فمن أشعل الضوء؟", "هيا نرى!",
           "انتظر، القط جائع.", "القط في القارب.", "الباب مفتوح…", "هل من أحد هنا؟", "أحضرنا حساء.",
           "إنه روبوت!", "شكرًا على الضوء.", "ابقوا لشرب الشاي.", "سنعود غدًا.", "يا له من منظر!"),
    WORDS ("وفي الجانب الآخر من الخليج…", "في صباح اليوم التالي.", "بعد ثلاثة أيام."),
    WORDS ("بوم!", "طق", "هووش", "دوم"), "النهاية", FALSE },
  { "he",
    WORDS ("שמעת את זה?", "זה מהמגדלור.", "אף אחד לא גר שם.", "אז מי הדליק את האור?", "בוא נבדוק!",
           "רגע, החתול רעב.", "החתול כבר בסירה.", "הדלת פתוחה…", "יש מישהו בבית?", "הבאנו מרק.",
           "זה רובוט!", "תודה על האור.", "הישארו לתה.", "נחזור מחר.", "איזה נוף!"),
    WORDS ("בינתיים, בצד השני של המפרץ…", "למחרת בבוקר.", "כעבור שלושה ימים."),
    WORDS ("בום!", "קליק", "טראח", "ווש"), "סוף", FALSE },
};
/* clang-format on */

/* Latin titles are told apart by how they begin, which is enough for those of the sample library.
 */
static const struct
{
  const char *prefix;
  const char *code;
} beginnings[] = {
  { "El ", "es" },      { "Cuentos", "es" }, { "Canción", "es" }, { "De cómo", "es" },
  { "Mi gato", "es" },  { "Le ", "fr" },     { "L’", "fr" },      { "Contes", "fr" },
  { "Un chat", "fr" },  { "Der ", "de" },    { "Die ", "de" },    { "Das ", "de" },
  { "Gesch", "de" },    { "Donau", "de" },   { "La lib", "fr" },  { "La baleine", "fr" },
  { "La pluie", "fr" }, { "La fen", "fr" },  { "La ", "es" },
};

static const char *
guess_latin (const char *title)
{
  for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (g_str_has_prefix (title, beginnings[i].prefix))
      return beginnings[i].code;

  return "en";
}

static const char *
guess_language (const char *title)
{
  gboolean has_han = FALSE;

  for (const char *p = title; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0x0400 && c < 0x0500)
        return "ru";
      if (c >= 0x0590 && c < 0x0600)
        return "he";
      if (c >= 0x0600 && c < 0x0700)
        return "ar";
      if (c >= 0x3040 && c < 0x3100)
        return "ja";
      has_han |= c >= 0x4e00 && c < 0xa000;
    }

  return has_han ? "zh" : guess_latin (title);
}

/**
 * bunko_art_dialogue_for_title:
 * @title: (nullable): the title of a gallery
 *
 * Guesses the language of a gallery from the script and the first word of its title.
 *
 * Returns: (transfer none): the words for its pages
 */
const BunkoArtDialogue *
bunko_art_dialogue_for_title (const char *title)
{
  const char *code = guess_language (title != NULL ? title : "");

  for (gsize i = 0; i < G_N_ELEMENTS (dialogues); i++)
    if (g_str_equal (dialogues[i].code, code))
      return &dialogues[i];

  return &dialogues[0];
}

/**
 * bunko_art_dialogue_pick:
 * @list: a list of a #BunkoArtDialogue
 * @i: which one; taken modulo their number
 *
 * Returns: (transfer none): the text at @i
 */
const char *
bunko_art_dialogue_pick (const char *const *list, guint i)
{
  return list[i % g_strv_length ((char **) list)];
}
