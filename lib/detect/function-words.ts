/**
 * Words that carry the grammar, of three letters or more, a line for each language of the detector: two
 * mentions that share only these share nothing. Notions such as "not", "my" and "when" are in the lexicons.
 */
export const functionWords: readonly string[] = [
  "the and but with this that these those are was were has have had been from they them their there then than just its",
  "her his she him who only also into about out off over some all too very get got one two",
  "los las una uno unos del con por para que pero como esta este esto son fue hay muy mas sus les nos ese esa sin sobre",
  "uma uns dos das com por para que mas como esta este isto sao foi muito mais seu sua nos num numa pelo pela ate",
  "les des une dans pour par avec que qui mais est sont ete ont aux sur pas plus tres cette ces ses nous vous elle",
  "der die das den dem des ein eine einen einem einer und oder aber ist sind war hat habe mit von vom zum zur auf aus bei",
  "fur nach sich wie auch nur noch schon sehr wir ihr sie uns euch dass wenn man mal als",
  "gli della delle del dei nel nella con per che come sono stato stata questo questa anche piu molto suo sua tra una uno",
  "het een van voor met niet aan bij naar uit maar ook nog wel dat dit deze die zijn was heeft hebben wij jullie hun",
  "jest byl byla bylo sie nie dla przez przy jak ale ktory ktora tego tym jego jej ich oraz tez juz tylko bardzo bez",
  "bir icin ile ama gibi kadar cok daha var olan olarak bunu bana beni size sizin hem diye sonra",
  "hai hain tha thi the aur lekin mein ko se ka ki ke par bhi toh raha rahi rahe kar karo kiya hua yeh woh",
  "من في على الى عن مع هذا هذه ذلك التي الذي كان كانت بعد قبل كل غير اللي",
];
