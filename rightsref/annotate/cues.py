"""The words by which these reports introduce people, bodies and places.

In: nothing. Out: frozen sets. Lower case unless a word stands only in capitals.
"""

from __future__ import annotations

from rightsref.annotate.lists import named

TITLES = named("""
president venerable president-elect premier minister chancellor king queen prince princess sheikh
sheikha shaikh sheik imam mullah ayatollah pastor bishop archbishop cardinal father rev reverend
dr doctor mr mrs ms miss messrs general colonel major captain lieutenant sergeant corporal
brigadier lt col gen maj capt sgt brig adm cmdr supt insp sen gov hon convener convenor fon chef
prophet youtuber tiktoker vlogger influencer instagrammer podcaster subinspector subcommissioner
subprefect colonel-major attorney-general solicitor-general secretary-general director-general
admiral commander commandant marshal judge justice magistrate prosecutor attorney ombudsman
ombudsperson ombudswoman governor mayor senator congressman congresswoman representative deputy
ambassador secretary undersecretary commissioner chairman chairwoman chairperson chair director
leader speaker professor emir amir sultan crown commander-in-chief editor-in-chief
under-secretary inspector superintendent constable officer chief pope patriarch rabbi swami lama
abbot datuk dato haji hajji tun lord lady sir dame archduke councilor councillor councilwoman
congressperson assemblyman lawmaker parliamentarian mp mps judges justices ministers
president-designate journalist activist lawyer blogger spokesperson spokesman spokeswoman
investigator detective coordinator counselor advocate barrister sharif caliph ex-president
then-president then-minister regent regents generals colonels captains presidents citizen
citizens professors bishops pastors
""")
"""Titles that stand before a name, often with a capital."""

ROLES = named("""
activist activists journalist journalists reporter reporters editor editor-in-chief editors
lawyer lawyers attorney attorneys solicitor blogger bloggers vlogger politician politicians
leader leaders defender defenders member members candidate candidates singer rapper musician
comedian actor actress artist artists filmmaker director directors producer photographer
photojournalist cameraman columnist correspondent presenter broadcaster anchor host writer
writers poet author novelist translator publisher owner owners businessman businesswoman
businessmen entrepreneur tycoon banker economist academic academics professor professors lecturer
teacher teachers student students researcher historian scholar scholars scientist doctor doctors
physician nurse priest priests pastor pastors bishop cleric clerics preacher evangelist imam monk
monks nun nuns rabbi founder cofounder co-founder founders head chief chairman chairwoman
chairperson chair president vice vice-president minister ministers premier secretary spokesperson
spokesman spokeswoman judge judges magistrate justice prosecutor prosecutors commissioner
ombudsman ombudsperson officer officers policeman policemen policewoman soldier soldiers sergeant
general generals colonel major captain lieutenant commander commanders governor governors mayor
mayors senator senators lawmaker lawmakers legislator legislators parliamentarian deputy
councilor councillor councilman official officials detainee detainees prisoner prisoners inmate
inmates suspect suspects victim victims defendant defendants national citizen citizens resident
residents refugee migrant worker workers unionist driver farmer farmers fisherman shopkeeper
trader vendor brother brothers sister sisters wife husband son sons daughter daughters father
mother parents cousin nephew niece uncle aunt widow girlfriend boyfriend fiancee partner relative
colleague colleagues friend aide advisor adviser ally allies associate associates critic critics
dissident dissidents opponent opponents oppositionist rival named identified called known chef
coach player footballer athlete wrestler boxer runner swimmer cyclist youtuber tiktoker
influencer cartoonist whistleblower warden guard guards guerrilla rebel warlord militant
militants fighter fighters hacker programmer engineer accountant consultant manager executive
executives employee employees cofounders spokespersons contractor diplomat ambassador envoy
rapporteur expert analyst observer campaigner campaigners organizer organizers protester
protesters demonstrator demonstrators feminist environmentalist environmentalists ecologist
conservationist anticorruption prodemocracy herdsman carpenter tailor barber taxi mechanic
electrician man woman men women boy girl teenager teen teenagers child baby youth minor
adolescent toddler infant year-old old daughter-in-law son-in-law sibling siblings twin king
queen prince princess sheikh emir sultan chancellor pastor-activist teacher-activist
artist-activist lawyer-activist model designer dancer painter sculptor playwright screenwriter
actor-comedian curator librarian archivist archbishop cardinal chaplain dean rector headmaster
principal superintendent inspector constable sheriff undersecretary figure personality
personalities celebrity star veteran interpreter gynecologist psychiatrist psychologist surgeon
dentist pharmacist midwife paramedic firefighter pilot sailor user users nationals protestor
protestors convict convicts client clients murderer rapist gunman driver’s treasurer auditor
registrar negotiator mediator attorney-general coauthor predecessor successor incumbent
senator-elect mayor-elect representative representatives civilian civilians individual
individuals surnamed nicknamed pseudonym alias compatriot compatriots seeker seekers villager
villagers elder elders convert converts believer believers pilgrim tourist bystander passerby
worshipper worshippers muslims christians bahai hindus sikhs philanthropist philanthropists
anchorwoman anchorman newsreader commentator columnists freelancer podcaster lecturers
academician jurist metropolitan metropolitans ayatollah tribesman chieftain strongman kingpin
drag dj instructor jockey hero heroine
""")
"""Nouns after which a name stands in apposition."""

SAYING = named("""
said says told stated announced claimed denied reported alleged added argued asserted testified was
were is has had did does remained became died fled faced received served spent won lost resigned
wrote posted called urged demanded refused appealed pleaded returned left filed accused criticized
confessed disappeared married escaped traveled began continued stepped defeated succeeded took
published pardoned signed ordered appointed dismissed nominated ruled declared promised pledged
condemned apologized tweeted worked ran launched spoke met visited attempted committed suffered
sustained survived went lived led founded won’t could would may might will also who whose whom
""")

SUFFERED = named("""
arrested detained convicted sentenced released killed fined charged questioned summoned harassed
arrest detain convict sentence release kill fine charge question summon replace appoint elect
defeat defeated support supported imprisoned jailed acquitted pardoned assaulted beat attacked
abducted kidnapped tortured murdered executed deported extradited expelled interrogated indicted
accused prosecuted threatened shot interviewed named appointed elected nominated replaced succeeded
dismissed rearrested freed against including
""")
"""Words after which the person stands to whom it was done."""

BEFALLEN = named("""
death killing murder arrest detention trial case cases situation disappearance release sentence
conviction imprisonment execution assassination abduction kidnapping torture beating shooting widow
wife husband brother sister son daughter father mother family supporters followers extradition
deportation appointment nomination inauguration
""")
"""Nouns after which ``of`` leads to the person whom it befell."""

POSSESSED = named("""
death arrest detention trial case family lawyer lawyers attorney attorneys wife husband son sons
daughter father mother brother sister parents relatives body home house apartment office killing
murder conviction sentence sentencing appeal release supporters government administration party
cell health imprisonment disappearance whereabouts passport phone car vehicle bodyguard brothers
defense request regime remains beating torture assassination account client claim statement
application extradition children relative allies associates mandate campaign term inauguration
children’s statements election reelection victory resignation removal asylum deportation bail
cabinet
""")

HUMAN = named("""
said says told stated announced claimed alleged argued asserted testified died fled resigned wrote
tweeted confessed pleaded apologized married who whose whom reported stepped added spoke denied
""")
"""Verbs that only a human being, or a body that speaks, does."""

PERSONAL = named("""
son daughter wife husband brother sister mother father child girl boy man woman monk nun named
identified called pastor priest imam sheikh rapper singer student baby infant cousin nephew niece
uncle aunt widow siblings surnamed nicknamed sons daughters brothers sisters children pope king
queen prince princess
""")
"""Nouns after which a single name is a human being's."""

BODIES = named("""
islam christianity judaism buddhism hinduism sufism kata’ib asa’ib sayyaf kurds court courts
tribunal ministry ministries party parties committee committees commission commissions council
councils university universities institute institutes foundation foundations center centers
centre association associations union unions federation confederation organization organizations
agency agencies office offices department departments bank company companies group groups network
networks movement front army forces force police service services church churches mosque temple
monastery prison prisons jail penitentiary hospital clinic school schools college academy radio
television tv news times post daily weekly journal magazine newspaper gazette herald tribune
press media channel act law laws code constitution convention protocol declaration article treaty
agreement decree ordinance bill amendment section chapter assembly parliament senate congress
house chamber bureau board authority authorities province region district county city town
village state states island islands river lake mountain mount sea ocean valley airport street
square avenue boulevard road bridge park plaza stadium day week month year years festival award
prize report reports index project program programme plan strategy policy fund trust society club
league alliance coalition campaign initiative rights international national united democratic
republic republics kingdom people peoples freedom security intelligence defense defence justice
interior affairs education health labor labour finance agriculture human watch amnesty world
global european african american asian arab guard guards brigade battalion regiment corps
division unit directorate secretariat cabinet government administration embassy consulate mission
observatory forum conference summit workshop museum library theater theatre camp camps settlement
detention facility complex hotel cafe restaurant mall market factory plant mine mines port base
barracks checkpoint crossing border headquarters branch cooperative syndicate ombudsman’s
procuracy judiciary gendarmerie militia militias carabinieri guardia airlines telecom telegram
facebook twitter youtube whatsapp instagram tiktok google covenant charter accord accords pact
statute resolution regulation regulations rules principles guidelines standards operation
revolution war massacre genocide holocaust olympics olympic games cup championship christmas
easter ramadan eid new north south east west northern southern eastern western central southwest
southeast northwest northeast upper lower greater gulf peninsula coast desert plateau cape
archipelago territory territories zone strip community communities tribe tribes clan caste
language languages bible quran koran covid covid-19 internet online wikipedia barangay oblast
rayon voivodeship governorate prefecture canton commune municipality canal faith methodist
baptist catholic orthodox protestant anglican lutheran evangelical pentecostal islamic muslim
muslims christian christians jewish jews buddhist hindu sunni shia shiite sufi rabbinate
organisasi agence presse sans frontieres frontières médecins medecins noticias jornada prensa
diario fundación instituto centro comité consejo partido movimiento frente ligue parti mouvement
sociedad cartel universidad colegio majlis partai yayasan komisi dewan stiftung zeitung gazete
haber partisi gazeta novaya telekanal junction wadi puerto hogar casa archbishopric archdiocese
diocese kultur vakfi dernegi radyo tribuna periodico fundacion alianza nota cultura witness
witnesses adventist adventists mormon saints falun gong appendix hurricane
cyclone typhoon corporation detachment scoreboard positiva
""")
"""Words of names that are no person's."""

GROUPS = named("""
watchdog outlet outlets website site portal platform channel station newspaper broadcaster magazine
band bands sect cult faction wing ngo cartel gang gangs firm firms corporation conglomerate
operator provider app software spyware ship vessel boat ferry tribe clan caste ethnic indigenous
language village town city island district neighborhood suburb municipality province prison jail
hotel restaurant film movie book song album program show series play novel opera documentary
doctrine storm typhoon hurricane cyclone earthquake volcano outlet’s brand mosque cities camps
towns villages airline airlines shelter shelters factory company supermarket think tank nonprofit
organization organizations newspapers outlets websites stations channels magazines companies firms
parties ngos groups ports port bank insurgent militia militias coalition alliance
""")
"""Words after which the name of something else stands."""

PLACES_AFTER = named("""
region province district city town village county state island islands prison jail court courts
university college hospital school airport street square avenue river lake mountain mountains
valley detention center camp refugee settlement neighborhood subdistrict suburb area border
municipality municipal department governorate prefecture oblast township commune parish regional
provincial community communities tribe clan ethnic language people peoples dam mine mines beach
bridge road highway market hotel stadium police crossing checkpoint territory peninsula desert
children tribesmen militiamen program project initiative scheme camps towns villages districts
provinces regions counties townships woreda kebele woredas foundation party movement newspaper
magazine website news radio television channel company association institute centre penitentiary
correctional barracks base port mosque church temple monastery cathedral hills forest park zone
delta coast doctrine regime’s protocol convention agreement accord accords act law amendment
massacre scandal report index award prize coalition airline archbishopric diocese ports families
dynasty fighters militia militias faction pastoralists herders ethnicity
""")
"""Words after a name by which it is no person's."""

TIME = named("""
january february march april may june july august september october november december monday
tuesday wednesday thursday friday saturday sunday
""")

STOPS = named("""
the a an in on at by for from to of with without as and or but if while when where who what which
although because since after before during through under over between among against about into upon
within until unless despite following according per via both either neither each every all some
many most several few other others another such these those this that there here it its he his him
she her they their them we our us you your i not no nor so than then thus therefore however
moreover nevertheless nonetheless meanwhile also additionally furthermore instead authorities
police government officials observers ngos activists journalists women children persons individuals
citizens workers employers courts judges prisoners detainees prosecutors lawyers victims refugees
migrants members media reports the’s see like unlike once only even still just although amid toward
towards throughout beyond along around near
""")

WORKS = named("""
song album film movie book website newspaper outlet magazine channel station group program band
site organization company firm ngo nonprofit foundation party
""")
"""Nouns after which a name between commas is their own."""

AREAS = named("""
province city village district region state town island municipality county department township
governorate commune prefecture canton parish oblast neighborhood suburb emirate resident inhabitant
population villager mayor governor prefect penitentiary prison
""")
"""Nouns after which ``of`` leads to a place."""

THINGS = named("""
ngo newspaper outlet website organization organisation company firm party association group network
station channel magazine agency shelter prison town village city district province neighborhood
suburb coalition movement foundation airline bank hospital school university islamist militia
weekly daily publication broadcaster platform app band center centre institute union federation
""")
"""Nouns that tell, after a name and a comma, that it is a thing's: "El Nacional, the newspaper"."""

HEADS = named("""
Court Courts Tribunal Ministry Party Committee Commission Council University Institute Foundation
Center Centre Association Union Federation Confederation Organization Organisation Agency Office
Department Bank Company Network Movement Front Army Force Forces Police Service Services Church
Prison Hospital Clinic School College Academy Radio Television TV News Times Post Daily Weekly
Journal Magazine Newspaper Tribune Press Assembly Parliament Senate Congress House Chamber Bureau
Board Authority Fund Society Club League Alliance Coalition Initiative Directorate Secretariat
Cabinet Embassy Mission Observatory Forum Conference Museum Guard Brigade Battalion Corps
Inspectorate Ombudsman’s Procuracy Prosecutor’s Gendarmerie Militia Watch International Group Unit
Division Administration Ministries Registry Syndicate Chancellery Inspection Corporation Airport
Institution
""")
"""Words that make a run of capitals a body's name."""
