/**
 * Words that passwords are made of most often, in lower case and without digits, signs or disguises: those that recur
 * in the published lists of the most used passwords, which are the 100,000 of the UK National Cyber Security Centre
 * (2019, from Have I Been Pwned) and the yearly lists of SplashData (2014 to 2018) and NordPass (2020 to 2024), and
 * the product's own. The last lines are no words: programs have signed up with them so often that they are in the lists.
 */
export const commonWords: ReadonlySet<string> = new Set(
  `
  abc acceso access admin administrator ahmed alejandro alex alexander alexandra alice amanda america amor andrea
  andrew angel anna anthony antonio apple april argentina arsenal asd asdf ashley asshole august australia autumn
  azerty baby babyboy babygirl banana barcelona baseball basketball batman bear beautiful benfica benjamin berlin
  bestfriend birthday bismillah bitch black bless blessed blue boston brandon brazil brian brother bulldog
  business buttercup butterfly california camaro canada candy carlos carolina casino catherine celtic changeme
  charlie cheese chelsea cherry chicago chicken chivas chocolate chris christian christina christmas christopher
  clave colombia company computer contrasena cookie corazon corvette cowboy cowboys cricket cupcake cutie daddy
  dallas dance dancer daniel daniela danielle darling david december default demo diablo diamond dios diosesfiel
  doctor dolphin dragon dylan eagle eduardo edward elephant elizabeth emily eminem emma engineer england entrar
  estrella everton example exigent facebook falcon family father february fernando ferrari fiel fishing florida
  flower football forever france francisco freedom friday friend friends fuck fuckyou gabriel gabriela gandalf
  gangster garfield george germany ginger giraffe god godisgood golden golf google grandma green group guest
  guitar halloween hannah happy harley harry harrypotter hawaii heaven hello hellokitty hockey hola hollister
  hollywood homelesspa honda honey horse hotmail hunter icecream ihateyou iloveu iloveyou india internet isabella
  italia italy jack jackson jaguar james jamesbond january jasmine jennifer jessica jesus jesuschrist john
  johncena jonathan jordan jose joseph joshua juan julia july june justin juventus katherine kawasaki kevin killer
  king kitten knight lakers laura lauren legend letme letmein linkedin linkinpark lion liverpool login london love
  lovely loveme lover loveyou lucas lucky mama mami manager manchester march maria mark martin master matrix
  matthew maverick max megaparol melissa mercedes metallica mexico michael michelle mickey microsoft mike milano
  minecraft mohamed mommy monday money monkey motdepasse mother motorola muffin muhammad music mustang mypassword
  myspace naruto natalie natasha newyork nicholas nicole ninja nintendo nirvana nissan nokia none nopassword
  nothing november null number october office oliver olivia one orange packers paintball pakistan panther papa
  paris parola pass passw password passwort patricia patrick paul peaches peanut penguin pepper peter phoenix pink
  playboy pokemon poker police popcorn porsche portugal prince princesa princess private pumpkin puppy purple pwd
  qazwsx qazxsw queen qwe qwer qwerty qwertz rabbit rachel raiders rainbow ranger rangers realmadrid rebecca red
  redsox ricardo richard robert roberto rockstar root rugby runescape russia samantha sample samsung samuel sarah
  saturday school sebastian secret secure security senha september server service shadow silver sister slipknot
  smile snoopy soccer softball soldier sony sophie southside spain spider spiderman spongebob spring starcraft
  startfinding starwars steelers stephanie steven stock strawberry student sugar summer sunday sunshine superman
  superstar support suzuki sweet sweetheart swimming sydney system taylor teacher teamo teddybear telechargement
  temp temporary tennis tequiero test testing texas thomas three thursday tianya tiger timothy tinkerbell toronto
  toshiba toyota trust trustno tuesday turtle two tyler undefined undertaker unicorn university unknown user
  usuario valentina vampire veronica victoria volleyball warcraft warehouse warrior wednesday welcome whatever
  white wholesale william windows winter wizard wolf world wsx xyz yahoo yamaha yankees yellow yuantuo zaq zombie
  zxc zxcv

  123hfjdk147 1v7upjw3nt 3odi15ngxb 3rjs1la7qe 421uiopy258 fqrg7cs493 n8zgt5p0shw= pe#5gz29ptzmse polniypizdec0211
  uqa9ebw445 yagjecc826
`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
