/**
 * Names masked while training: with them a model learns who is complained about instead of what a complaint is.
 * Brands, products and events that the training sets are about; ordinary words are left alone ("three", "united").
 */
export const maskedInTraining: readonly string[] = [
  "vodafone", "vodafoneuk", "o2", "ee", "threeuk", "bt", "talktalk", "giffgaff", "virgin media", "virginmedia", "sky", "plusnet", "tesco mobile",
  "american airlines", "americanair", "delta", "jetblue", "southwest", "southwestair", "united airlines", "us airways", "usairways", "spirit airlines",
  "virgin america", "virginamerica", "british airways", "ryanair", "easyjet", "alaska airlines", "air canada", "lufthansa",
  "comcast", "xfinity", "verizon", "at&t", "att", "sprint", "tmobile", "t-mobile", "hulu", "dish network", "directv", "netflix", "spotify",
  "apple", "iphone", "ipad", "ipad2", "ipod", "itunes", "siri", "macbook", "ios", "google", "android", "gmail", "youtube", "microsoft", "windows", "xbox", "xbox one",
  "playstation", "ps4", "psn", "sony", "nintendo", "samsung", "galaxy", "htc", "nokia", "blackberry", "adobe", "dropbox", "twitter", "facebook", "instagram", "whatsapp", "skype",
  "amazon", "kindle", "ebay", "paypal", "argos", "asos", "tesco", "sainsburys", "morrisons", "waitrose", "mcdonalds", "kfc", "chipotle", "starbucks", "nandos", "dominos",
  "uber", "lyft", "fedex", "ups", "dhl", "hermes", "yodel", "royal mail", "usps", "fitbit", "dell", "lenovo", "bosch", "ford", "tesla", "toyota", "nike", "adidas", "zara", "h&m",
  "sbi", "hdfc", "icici", "axis bank", "kotak", "paytm", "phonepe", "bhim", "lic", "rbi", "pnb", "yes bank", "bob", "idfc", "citibank", "canara", "airtel", "jio",
  "spectranet", "smile", "tizeti", "swift", "ipnx", "mtn", "glo",
  "sxsw", "austin", "rise austin", "marissa mayer", "mayer", "ballmer", "greg hardy", "greghardy", "steve jobs", "stevejobs",
  "citigroup", "barclays", "merck", "astrazeneca", "gsk", "nestle", "unilever", "tata",
];
