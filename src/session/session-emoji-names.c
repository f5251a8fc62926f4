// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-emoji.h"

#include "store/store-fold.h"

#include <string.h>

/* Emoji by name, in both languages whatever the one of the window is. What GTK has is in a
 * form of its own that changes, and not in Turkish; these are the ones people use. */

static const SessionEmoji table[] = {
  /* clang-format off */
  { "😀", "grinning smile happy", "sırıtma gülümseme mutlu" },
  { "😃", "smiley happy", "güleryüz mutlu" },
  { "😄", "smile happy joy", "gülen mutlu sevinç" },
  { "😁", "grin teeth", "sırıtan diş" },
  { "😆", "laughing satisfied haha", "kahkaha gülme haha" },
  { "😅", "sweat_smile relief", "terleyen_gülüş neyse" },
  { "😂", "joy tears laugh lol", "gülmekten_ağlama kahkaha" },
  { "🤣", "rofl rolling laugh", "yerlere_yatma kahkaha" },
  { "🙂", "slight_smile", "hafif_gülümseme" },
  { "🙃", "upside_down silly", "ters_yüz" },
  { "😉", "wink", "göz_kırpma" },
  { "😊", "blush pleased", "utangaç memnun" },
  { "😇", "innocent angel", "melek masum" },
  { "🥰", "smiling_hearts love", "sevgi_dolu aşk" },
  { "😍", "heart_eyes love", "kalpli_göz aşk bayıldım" },
  { "🤩", "star_struck wow", "yıldızlı_göz vay" },
  { "😘", "kiss kissing_heart", "öpücük" },
  { "😋", "yum tasty delicious", "nefis lezzetli" },
  { "😛", "tongue", "dil_çıkarma" },
  { "😜", "crazy winking_tongue", "şakacı" },
  { "🤗", "hug", "sarılma kucak" },
  { "🤔", "thinking hmm", "düşünme hmm" },
  { "🤫", "shush quiet", "sus sessiz" },
  { "😐", "neutral", "ifadesiz" },
  { "😑", "expressionless", "tepkisiz" },
  { "🙄", "rolling_eyes", "göz_devirme" },
  { "😏", "smirk", "bilmiş" },
  { "😬", "grimace", "eyvah gergin" },
  { "😌", "relieved calm", "huzurlu rahat" },
  { "😔", "pensive sad", "dalgın üzgün" },
  { "😴", "sleeping tired zzz", "uyuyan uyku yorgun" },
  { "🤒", "sick fever ill", "hasta ateş" },
  { "🤧", "sneeze cold", "hapşırık nezle" },
  { "🥵", "hot", "sıcak" },
  { "🥶", "freezing cold", "donan soğuk" },
  { "🤯", "mind_blown exploding", "aklım_uçtu" },
  { "🥳", "partying celebrate", "parti kutlama" },
  { "😎", "cool sunglasses", "havalı gözlük" },
  { "🤓", "nerd glasses", "çalışkan gözlüklü" },
  { "😕", "confused", "kararsız" },
  { "😟", "worried", "endişeli" },
  { "☹️", "frowning sad", "somurtkan üzgün" },
  { "😮", "open_mouth surprised", "şaşkın" },
  { "😳", "flushed embarrassed", "kızaran utanma" },
  { "🥺", "pleading please", "lütfen yalvaran" },
  { "😢", "cry sad tear", "ağlama üzgün gözyaşı" },
  { "😭", "sob crying", "hıçkırık ağlama" },
  { "😱", "scream fear", "çığlık korku" },
  { "😤", "huff triumph", "burnundan_soluma" },
  { "😡", "angry rage mad", "kızgın öfke" },
  { "🤬", "cursing swear", "küfür" },
  { "💀", "skull dead", "kuru_kafa öldüm" },
  { "👻", "ghost", "hayalet" },
  { "🤖", "robot", "robot" },
  { "💩", "poop", "kaka" },
  { "🎃", "pumpkin halloween", "balkabağı" },
  { "👋", "wave hello hi bye", "el_sallama merhaba selam güle_güle" },
  { "👌", "ok perfect", "tamam mükemmel" },
  { "✌️", "victory peace", "zafer barış" },
  { "🤞", "fingers_crossed luck", "şans_dileme inşallah" },
  { "👍", "thumbsup +1 like yes good", "beğendim onay evet iyi süper" },
  { "👎", "thumbsdown -1 dislike no bad", "beğenmedim hayır kötü" },
  { "✊", "fist", "yumruk" },
  { "👊", "punch fist_bump", "yumruk_tokuşturma" },
  { "👏", "clap applause bravo", "alkış bravo" },
  { "🙌", "raised_hands hooray", "yaşasın eller_yukarı" },
  { "🙏", "pray please thanks", "dua lütfen teşekkür" },
  { "🤝", "handshake deal", "tokalaşma anlaştık" },
  { "💪", "muscle strong", "kas güçlü" },
  { "👉", "point_right", "sağı_göster" },
  { "👈", "point_left", "solu_göster" },
  { "👆", "point_up", "yukarıyı_göster" },
  { "👇", "point_down", "aşağıyı_göster" },
  { "✍️", "writing", "yazma" },
  { "👀", "eyes look", "gözler bak" },
  { "🧠", "brain", "beyin" },
  { "🙋", "raising_hand me", "el_kaldırma ben söz" },
  { "🤷", "shrug", "bilmem omuz_silkme" },
  { "🤦", "facepalm", "off alına_vurma" },
  { "❤️", "heart love red", "kalp sevgi aşk" },
  { "🧡", "orange_heart", "turuncu_kalp" },
  { "💛", "yellow_heart", "sarı_kalp" },
  { "💚", "green_heart", "yeşil_kalp" },
  { "💙", "blue_heart", "mavi_kalp" },
  { "💜", "purple_heart", "mor_kalp" },
  { "🖤", "black_heart", "siyah_kalp" },
  { "💔", "broken_heart", "kırık_kalp" },
  { "💯", "100 hundred", "yüz tam_puan" },
  { "✨", "sparkles", "ışıltı" },
  { "⭐", "star", "yıldız" },
  { "🔥", "fire hot lit", "ateş alev" },
  { "💥", "boom collision", "patlama" },
  { "💡", "bulb idea", "ampul fikir" },
  { "💤", "zzz sleep", "uyku" },
  { "💬", "speech_balloon chat", "konuşma_balonu sohbet" },
  { "✅", "check done yes", "tamamlandı bitti onay" },
  { "❌", "cross wrong no", "çarpı yanlış hayır" },
  { "❓", "question", "soru" },
  { "❗", "exclamation", "ünlem" },
  { "⚠️", "warning", "uyarı dikkat" },
  { "🚫", "forbidden", "yasak" },
  { "♻️", "recycle", "geri_dönüşüm" },
  { "🎉", "tada party congratulations", "tebrikler kutlama parti" },
  { "🎂", "cake birthday", "pasta doğum_günü" },
  { "🎁", "gift present", "hediye" },
  { "🎈", "balloon", "balon" },
  { "🏆", "trophy winner", "kupa kazanan" },
  { "🥇", "gold_medal first", "altın_madalya birinci" },
  { "⚽", "soccer football", "futbol top" },
  { "🏀", "basketball", "basketbol" },
  { "🎮", "game controller", "oyun" },
  { "🎵", "music note", "müzik nota" },
  { "🎸", "guitar", "gitar" },
  { "🎬", "movie film", "film sinema" },
  { "📷", "camera photo", "fotoğraf_makinesi" },
  { "☕", "coffee tea", "kahve çay" },
  { "🍵", "tea", "çay" },
  { "🍺", "beer", "bira" },
  { "🥛", "milk", "süt" },
  { "🍕", "pizza", "pizza" },
  { "🍔", "burger", "hamburger" },
  { "🍞", "bread", "ekmek" },
  { "🥯", "bagel simit", "simit" },
  { "🧀", "cheese", "peynir" },
  { "🍎", "apple", "elma" },
  { "🍌", "banana", "muz" },
  { "🍉", "watermelon", "karpuz" },
  { "🍇", "grapes", "üzüm" },
  { "🍅", "tomato", "domates" },
  { "🍫", "chocolate", "çikolata" },
  { "🍪", "cookie", "kurabiye" },
  { "🍽️", "meal lunch dinner", "yemek" },
  { "🐱", "cat", "kedi" },
  { "🐶", "dog", "köpek" },
  { "🐦", "bird", "kuş" },
  { "🐟", "fish", "balık" },
  { "🐢", "turtle", "kaplumbağa" },
  { "🐝", "bee", "arı" },
  { "🐧", "penguin linux", "penguen linux" },
  { "🦋", "butterfly", "kelebek" },
  { "🌹", "rose flower", "gül çiçek" },
  { "🌷", "tulip", "lale" },
  { "🌳", "tree", "ağaç" },
  { "☀️", "sun sunny", "güneş" },
  { "🌙", "moon night", "ay gece" },
  { "☁️", "cloud", "bulut" },
  { "🌧️", "rain", "yağmur" },
  { "❄️", "snow cold", "kar soğuk" },
  { "🌈", "rainbow", "gökkuşağı" },
  { "🌍", "world earth", "dünya" },
  { "🏠", "house home", "ev" },
  { "🏫", "school", "okul" },
  { "🏢", "office", "ofis iş" },
  { "🚗", "car", "araba" },
  { "🚌", "bus", "otobüs" },
  { "🚲", "bike bicycle", "bisiklet" },
  { "✈️", "plane flight", "uçak" },
  { "🚀", "rocket launch", "roket" },
  { "⏰", "alarm clock", "alarm saat" },
  { "⏳", "hourglass wait", "kum_saati bekle" },
  { "📅", "calendar date", "takvim tarih" },
  { "📌", "pin", "raptiye" },
  { "📎", "paperclip", "ataş" },
  { "📝", "memo note", "not" },
  { "📚", "books", "kitaplar ders" },
  { "📖", "book", "kitap" },
  { "✏️", "pencil", "kalem" },
  { "📧", "email mail", "e-posta" },
  { "📞", "phone call", "telefon ara" },
  { "💻", "laptop computer", "bilgisayar" },
  { "🖨️", "printer", "yazıcı" },
  { "🔒", "lock", "kilit" },
  { "🔑", "key", "anahtar" },
  { "🔧", "wrench fix", "anahtar_takımı tamir" },
  { "🐛", "bug", "böcek hata" },
  { "🔗", "link", "bağlantı" },
  { "💰", "money", "para" },
  { "🇹🇷", "turkey tr", "türkiye tr bayrak" },
  { "🏳️", "white_flag", "beyaz_bayrak" },
  /* clang-format on */
};

static gboolean
is_turkish (void)
{
  const char *const *languages = g_get_language_names ();

  return g_str_has_prefix (languages[0], "tr");
}

/* How well the folded @letters fit the words: 3 all of the name, 2 the beginning of the
 * name, 1 the beginning of a word, 0 not at all. */
static int
rate (const char *words,
      const char *letters)
{
  g_autofree char *folded = store_fold (words);
  gsize            length = strlen (letters);

  if (strncmp (folded, letters, length) == 0)
    return folded[length] == ' ' || folded[length] == '\0' ? 3 : 2;
  for (const char *at = strpbrk (folded, " _"); at != NULL; at = strpbrk (at + 1, " _"))
    if (strncmp (at + 1, letters, length) == 0)
      return 1;
  return 0;
}

/**
 * session_emoji_find:
 * @letters: the beginning of a word
 * @max: how many at the most
 *
 * Returns: (transfer container) (element-type SessionEmoji): which may be meant, the likely
 *   ones first
 */
GPtrArray *
session_emoji_find (const char *letters,
                    guint       max)
{
  g_autofree char *folded = store_fold (letters);
  GPtrArray       *found = g_ptr_array_new ();

  for (int wanted = 3; wanted > 0; wanted--)
    for (gsize i = 0; i < G_N_ELEMENTS (table) && found->len < max; i++)
      if (MAX (rate (table[i].english, folded), rate (table[i].turkish, folded)) == wanted)
        g_ptr_array_add (found, (gpointer)&table[i]);
  return found;
}

static gboolean
has_word (const char *words,
          const char *folded)
{
  g_autofree char *folded_words = store_fold (words);
  g_auto (GStrv) parts = g_strsplit (folded_words, " ", -1);

  return g_strv_contains ((const char *const *)parts, folded);
}

/**
 * session_emoji_get_named:
 * @name: what stands between two colons
 *
 * Returns: (nullable): the one it is a whole word of
 */
const SessionEmoji *
session_emoji_get_named (const char *name)
{
  g_autofree char *folded = store_fold (name);

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    if (has_word (table[i].english, folded) || has_word (table[i].turkish, folded))
      return &table[i];
  return NULL;
}

/**
 * session_emoji_dup_name:
 *
 * Returns: (transfer full): its name in the language of the window
 */
char *
session_emoji_dup_name (const SessionEmoji *emoji)
{
  const char *words = is_turkish () ? emoji->turkish : emoji->english;

  return g_strndup (words, strcspn (words, " "));
}
