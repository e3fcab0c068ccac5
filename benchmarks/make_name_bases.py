"""Make `rules/lexicons/name_bases.tsv` from the MyThes thesaurus and the SCOWL word lists.

A rewriter that does not know *Cleverly* for a name puts a synonym of *clever* in its place. Which
surnames are words, or transparently hold one, stands in the tables of this file (SURNAMES and
COMPOUNDS, from general knowledge); the synonyms are the direct ones of the thesaurus (Debian
package `mythes-en-us`, made from WordNet 2.1), without hypernyms, related terms and opposites.
WordNet has no synonyms for many concrete nouns: EXTRA adds what a rewriter would put there. SCOWL
(Debian package `scowl`) drops rare words and ranks the rest.

    apt-get download mythes-en-us scowl
    dpkg -x mythes-en-us_*.deb mythes && dpkg -x scowl_*.deb scowl
    python benchmarks/make_name_bases.py \
        mythes/usr/share/mythes/th_en_US_v2.dat scowl/usr/share/dict/scowl
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).resolve().parent.parent / "rules" / "lexicons" / "name_bases.tsv"
SIZES = (10, 20, 35, 40, 50)  # a rewriter's thesaurus seldom leads to a rarer word
CATEGORIES = ("english", "american", "british")
PARTS = ("(noun)", "(verb)", "(adj)", "(adv)")
MOST = 25
MOST_COMPOSED = 9
LARGEST = 250_000

# A word that surnames are or hold, and those surnames if they are not the word itself.
SURNAMES = """
able bail=Bail,Bailes best bland bliss blunt bold brave=Brave,Braverman bright=Bright,Brightman
broad=Broad,Broady clever=Clever,Cleverly,Cleverley cleverly=Cleverly,Cleverley coward craven crisp
cunning=Cunning,Cunningham daily=Daily,Dailey dark=Dark,Darke dear=Dear,Deere doughty early
elder=Elder,Elders fair fickle fine=Fine,Fines frank=Frank,Franks free=Free,Freed fresh gallant
gaunt gay=Gay,Gaye gentle=Gentle,Gentles good=Good,Goode grand grave=Graves gray grey grim=Grimm
hale handy hard hardy=Hardy,Hardie high humble idle innocent jolly=Jolly,Jolley just keen=Keen,Keene
kind large lawless lean light=Light,Lightman lively long=Long,Longs loud loveless lovely
low=Low,Lowe loyal main=Main,Maine manly=Manly,Manley meek mellow merry mild moody=Moody,Moodie neat
new nice noble=Noble,Nobles old plain proud=Proud,Proude quick quiet rash rich right rough round
savage sharp=Sharp,Sharpe short silent simple slack slight slim slow sly small=Small,Smalls,Smalling
smart smooth soft sole=Sole,Soley sound sour stark=Stark,Starks stern still=Still,Stills,Stiller
stout=Stout,Stoute straight strange=Strange,Stranger strong sturdy sweet=Sweet,Sweeting swift tall
tame thick thin tough true trusty upright valiant weak wealthy wild=Wild,Wilde willing wise worthy
young=Young,Younge,Youngs

amber auburn black=Black,Blacks blue brown=Brown,Browne,Browning copper crimson gold golden
green=Green,Greene ivory pearl pink purple red=Redd ruby scarlet silver violet white=White,Whyte

abbot=Abbot,Abbott archer bailiff baker banker barber bard baron=Baron,Barron bishop boatman bowler
bowman brewer builder butcher butler cardinal carpenter carter carver chamberlain champion
chancellor chandler chaplain clerk collier colonel conductor constable cook=Cook,Cooke cooper
count=Count,Counts courier cowherd cropper cutler dancer deacon dean=Dean,Deane draper driver
drummer duke earl=Earl,Earle,Earls emperor falconer farmer fiddler fielder fisher=Fisher,Fischer
fletcher foreman forester=Forester,Forrester fowler friar fuller gardener=Gardener,Gardner,Gardiner
glover goldsmith governor groom gunner harper hawker headman herald herdman hermit hooper hopper
hunter huntsman hustler joiner judge juggler keeper king=King,Kings knight lawyer lord marine
mariner marshal=Marshal,Marshall mason master=Masters mayor=Mayor,Mayers mercer merchant miller
miner minister minstrel monk=Monk,Monks mower nurse packer page painter palmer parson=Parson,Parsons
peddler pilgrim pilot piper pitcher pitman player plumber=Plumber,Plumer poet pope porter potter
priest prince prior proctor provost ranger reader reeve=Reeve,Reeves rider=Rider,Ryder ringer roper
rover sadler=Sadler sailor saint salter sawyer scholar seaman sergeant=Sergeant,Sargent,Sargeant
sexton shearer shepherd=Shepherd,Shepard,Sheppard,Shephard shipman shoemaker silversmith singer
skinner skipper slater slaughter smith soldier speaker spender spicer spinner squire=Squire,Squires
steward swimmer tanner taverner tenant=Tenant,Tennant thatcher tinker trader trapper turner usher
vicar wainwright waiter walker warden warner waterman weaver wheeler wheelwright whistler wizard
woodman workman wright writer yeoman

badger bass bear=Beare beaver bee bird=Bird,Birds boar buck=Buck,Bucks bug=Bugg bull=Bull,Bulls
bullock bunting buzzard carp cat=Catt chick=Chick,Chicks colt crab=Crabb,Crabbe crane
crow=Crow,Crowe deer=Deer dog=Dogg dolphin dove drake duck eagle=Eagle,Eagles falcon=Falcon finch
fish fly fox=Fox,Foxx gander goose gosling gull hare hart=Hart,Harte hawk=Hawk,Hawke,Hawks hen=Henn
heron herring hog=Hogg hornet horse jay kid=Kidd kite lamb=Lamb,Lambe lark leopard lion lobster
marten martin mole moth nightingale otter partridge peacock pheasant pig=Pigg pigeon pike quail
rabbit raven robin=Robin,Robins rook=Rook,Rooke salmon=Salmon,Salmond seal=Seal,Seale
snipe=Snipe,Snipes sparrow spider squirrel stag=Stagg starling steer stork sturgeon swallow
swan=Swan,Swann teal tiger trout turtle whale whiting wolf=Wolf,Wolfe,Wolff woodcock worm wren

almond apple ash=Ash,Ashe bark barley bay bean=Bean,Beane,Beans berry=Berry,Berryman birch bloom
blossom box=Box,Boxer bracken branch broom=Broom,Broome bud=Budd bush=Bush,Bushe cherry clover corn
cotton curry elm=Elms fern fig=Figg flower=Flower,Flowers forest=Forest,Forrest garland
garlic=Garlick ginger grape=Grapes grass grove=Grove,Groves hawthorn=Hawthorn,Hawthorne
hay=Hay,Haye,Hayes heath heather hedge=Hedges holly ivy laurel leaf lemon=Lemon,Lemmon lily=Lilly
marsh mint moss nettle=Nettles nut=Nutt oak=Oakes,Oaks onion=Onions orchard pea=Pease peach pear
peel pepper=Pepper,Peppers pickle=Pickles pine plant plum poppy primrose quince reed=Reed,Reade rice
root=Root,Roots rose=Rose,Roses rush rye sage seed=Seed,Seeds sorrel=Sorrel,Sorrell stem straw
thistle thorn=Thorn,Thorne timber=Timbers tree vine=Vine,Vines weed=Weed,Weeds wheat wicker
willow=Willow,Willows wood=Wood,Woods

bank=Banks beach beacon bog=Boggs border bridge=Bridge,Bridges brook=Brook,Brooke,Brooks
burn=Burn,Burns cave cliff=Cliff,Cliffe coast corner cove creek croft cross dale den
dike=Dike,Dyke,Dykes ditch down=Down,Downs downer dune=Dunes east edge fell fen=Fenn
field=Field,Fields,Fielding ford fountain=Fountain,Fountaine glen=Glen,Glenn gully=Gulley
hill=Hill,Hills hollow island lake=Lake,Lakes land lane meadow=Meadows mill=Mill,Mills moon
moor=Moor,Moore mount mountain north ocean park=Park,Parks,Parke pit=Pitt,Pitts pond=Pond,Ponds
pool=Pool,Poole port quarry ridge river=River,Rivers rock sand=Sands sands sea shore south
spring=Spring,Springs springer star=Star,Starr stone=Stone,Stones stream=Streams
street=Street,Streeting summit tide vale valley water=Water,Waters waterfall well=Wells west world

april august autumn blizzard christmas cloud day=Day,Daye easter flood=Flood,Floods fog=Fogg friday
frost=Frost,Frosts gale=Gale,Gales gust hail holiday=Holiday,Holliday,Halliday lightning march may
mist moment monday morrow noon rain=Rain,Raine,Raines season shade snow=Snow,Snowden,Snowdon
storm=Storm,Storms summer=Summer,Summers sunday sunshine tempest thunder twilight weather=Weathers
week=Weekes,Weeks wind winter=Winter,Winters

anchor bag=Bagg ball=Ball,Balls banner bar=Barr barn=Barnes barrel barrow basket beam
bell=Bell,Bells belt bench blade=Blade,Blades block bolt bone=Bone,Bones book=Book,Booker
boot=Boot,Boote booth=Booth,Boothe bottle bow=Bow,Bowes brace brand bread brick buckle
buffet=Buffet,Buffett burger button=Button,Buttons cabin cable cage candle candy cane cannon
cap=Capps card case=Case,Cases cash casket castle=Castle,Castles chain chalk chamber=Chambers
chapel=Chapel,Chappell church clay cloak=Cloake clock close coal=Coales coat=Coates
coffee=Coffee,Coffey coffin coin coke cork=Corke court=Court,Courts cradle crook=Crook,Crooks crown
crystal cup=Cupp curtain dart door=Doors drawbridge drum flag=Flagg flint flute frame furnace
gate=Gates glass gun=Gunn hall=Hall,Halls hammer=Hammer,Hammers hamper harness hatch=Hatch,Hatcher
hatchet=Hatchett hood hook=Hook,Hooks,Hooke,Hooker horn=Horn,Horne house hurdle jewel=Jewel,Jewell
kettle key=Key,Keys,Keyes kitchen knife lace lamp lance lantern leather=Leather,Leathers lever link
lock=Lock,Locke lodge mallet=Mallett mantel mantle marble=Marble,Marbles mask match mirror musk
nail=Nail,Nails nickel=Nickels,Nickell organ parcel peg=Pegg pen=Penn pence penny picket=Pickett
pillar pipe=Pipe,Pipes pole pot=Pott,Potts pouch pound=Pound,Pounds purse rack rail rattle rod=Rodd
rope rug=Rugg rusk sack=Sacks sail scale=Scales shelf shield=Shield,Shields ship=Shipp silk slate
sledge spade spear=Spear,Spears spike spoon stamp=Stamp,Stamps steel=Steel,Steele stock=Stock,Stocks
stool=Stoole sword=Swords table=Tables tank temple tile tower=Tower,Towers town=Town,Towne,Towns
trap=Trapp truss tub=Tubbs tunnel wall=Wall,Walls ware web=Webb wedge whip=Whipp wick=Wick,Wicks
wig=Wigg,Wiggins wing=Wing,Wings

bachelor=Bachelor,Batchelor beard blood body brain=Brain,Braine bride brother=Brothers
butt=Butt,Butts cheek=Cheek,Cheeks child=Child,Childs cousin=Cousin,Cousins darling finger=Fingers
fist foot=Foot,Foote foster friend guest guy hair hand=Hand,Hands head heart heir
husband=Husband,Husbands leg=Legg,Legge lip=Lipp man=Mann manning mouth neighbour outlaw rival self
shank=Shanks shoulder=Shoulders sinner skin tongue tooth twin victor visitor ward=Ward,Warde
widow=Widdows youth

bale=Bale,Bales bane bargain battle=Battle,Battles bellow bent blackmail blast blaze blow
bond=Bond,Bonds boon=Boone boycott brag=Bragg bray breach broke burden call camp care cast caution
challenge chance change charity charm chase=Chase,Chace cheer=Cheers choice=Choice,Choyce claim
clear climb clinch comfort cost counsel=Counsell craft=Craft,Crafts cram crash creed crouch
cruise=Cruise,Cruse crush cull dance danger dare dash deal=Deal,Deale devine dole dollar doubt drain
draw dread drew drift drill drinker duty echo eve faith=Faith,Faithfull fall=Fall,Falls
fallow=Fallow,Fallows fame fare farewell farthing fathom fear fight flack flame flash fleet flight
float flow fold folly force=Force,Forcer forge fortune freeze fry fudge furlong fury
gain=Gain,Gaines gamble game=Game,Games gift gill glory going=Goings gore grace=Grace,Graces
grant=Grant,Grants grasp greed=Greedy grief ground=Grounds growl grub=Grubb guard guess guide guild
ham=Hamm harm=Harm,Harms harvest haven havoc hawking hazard heal heap=Heaps heaven help=Help,Helps
herd hide hockey hold holder honor honour hope=Hope,Hopes host hound huff hull hunt hurt=Hurt,Hurts
jest job=Jobs joy=Joy,Joye jump justice kiss knock knot=Knott,Knotts lack lash last laud
law=Law,Laws,Lawes lay leach leap legacy leisure levy liberty lick life limb line=Line,Lines list
loan lob=Lobb lot=Lott lounge love=Love,Loves lover luck=Luck,Lucke lull lust lynch magic
mark=Mark,Marks marvel=Marvel,Marvell maze mean=Means means mercury mercy merit=Merritt mission
money mystery oath pace=Pace pack=Pack paddock pain=Pain,Paine,Payne paradise pardon pass passion
patch peace peak=Peak,Peake peat=Peat,Peaty peck peer=Peer,Peers perfect perk=Perks piece
pierce=Pierce pinch=Pinch,Pincher pitch place pledge plunder ponder power=Power,Powers pray press
prey price=Price,Pryce pride profit=Profit,Proffitt promise prosper pry pull punch purchase quest
race rank=Rank,Ranks rant ray=Ray,Raye reason reward riches riddle ring=Ring,Rings rise rob=Robb
roll=Rolle romance room=Roome,Rooms row=Row,Rowe royal=Royal,Royle rump rust sale=Sale,Sales salt
sample=Sample,Samples say=Say,Sayer score=Scores screech sell=Sell,Sells service
session=Session,Sessions settle=Settle,Settles sheen shell shelter shine shock show sin=Sinn sing
single singleton sink=Sink,Sinker slay sleep=Sleep,Sleeper smile=Smiles,Smiley smoke=Smoke,Smoker
snare solace song soul=Soule space spark=Spark,Sparks,Sparkes spell spelling spice spite sport stack
stain=Staines state=State,States step=Stepp sterling sting stitch stoke=Stokes stoop store
story=Story,Storey stow stray stride strike=Striker stroll strut=Strutt stump style=Style,Styles
sugar swank sweat sweep swell swing tackle tale=Tales talent tap=Tapp tar=Tarr target tart taste
thrall thrift tickle till=Till,Tilly toll tool=Toole trail=Trail,Traill train=Train,Trainer treat
tribe trick trim=Trimm trip=Tripp troop trot=Trott trouble trump trust tuck tumble=Tumbler tune turn
twist=Twist,Twister venture verity verse vest vice virtue vision voice wade wage=Wager
wait=Wait,Waite,Waites,Waits wake=Wake wander want war=Warr warrant warren wash way=Way,Ways wedding
wedlock welcome weld whim whisper whittle will=Will,Wills win=Winn wink winner wisdom wish
wit=Witt,Witty witness wonder word work=Works worth wrath yard yell=Yell,Yellen yield
"""
# Two words that surnames are made of, and those surnames.
COMPOUNDS = """
arm_strong=Armstrong ash_down=Ashdown bare_foot=Barefoot black_burn=Blackburn black_ford=Blackford
black_moor=Blackmore black_stone=Blackstone black_well=Blackwell black_wood=Blackwood
blood_worth=Bloodworth board_man=Boardman bolt_on=Bolton book_man=Bookman break_spear=Breakspear
broad_bent=Broadbent broad_foot=Broadfoot broad_water=Broadwater brown_low=Brownlow
brown_stone=Brownstone burn_ham=Burnham cart_wright=Cartwright cash_man=Cashman
church_hill=Churchill church_man=Churchman clear_water=Clearwater cold_well=Coldwell
copper_field=Copperfield cross_man=Crossman danger_field=Dangerfield do_little=Doolittle
drake_ford=Drakeford drink_water=Drinkwater duck_worth=Duckworth east_man=Eastman east_wood=Eastwood
fair_banks=Fairbanks fair_brother=Fairbrother fair_child=Fairchild fair_field=Fairfield
fair_weather=Fairweather fallow_field=Fallowfield fish_burn=Fishburne fish_man=Fishman
free_born=Freeborn free_land=Freeland free_man=Freeman free_stone=Freestone go_lightly=Golightly
gold_bloom=Goldblum gold_man=Goldman gold_water=Goldwater good_acre=Goodacre good_all=Goodall
good_child=Goodchild good_enough=Goodenough good_fellow=Goodfellow good_heart=Goodhart,Goodheart
good_man=Goodman good_night=Goodnight good_rich=Goodrich good_will=Goodwill good_win=Goodwin
good_year=Goodyear green_field=Greenfield green_hill=Greenhill green_span=Greenspan
green_street=Greenstreet green_way=Greenaway,Greenway green_wood=Greenwood half_penny=Halfpenny
hard_away=Hardaway hard_castle=Hardcastle hard_man=Hardman hard_staff=Hardstaff heart_well=Hartwell
heavy_side=Heaviside hen_man=Henman high_field=Highfield high_smith=Highsmith high_tower=Hightower
hill_man=Hillman holy_field=Holyfield hope_well=Hopewell house_man=Houseman
iron_side=Ironside,Ironsides law_son=Lawson light_body=Lightbody light_foot=Lightfoot
light_hill=Lighthill little_field=Littlefield little_john=Littlejohn little_wood=Littlewood
long_bottom=Longbottom long_fellow=Longfellow long_man=Longman long_staff=Longstaff
long_street=Longstreet love_craft=Lovecraft love_joy=Lovejoy love_lace=Lovelace love_lock=Lovelock
make_peace=Makepeace merry_man=Merriman,Merryman merry_weather=Merryweather,Merriweather
mill_man=Millman money_penny=Moneypenny moor_house=Moorhouse new_bold=Newbold new_come=Newcombe
new_field=Newfield new_hall=Newhall new_house=Newhouse new_land=Newland,Newlands new_man=Newman
new_town=Newton old_field=Oldfield old_man=Oldman park_man=Parkman port_man=Portman
proud_foot=Proudfoot pull_man=Pullman red_fern=Redfern red_ford=Redford red_grave=Redgrave
red_head=Redhead red_path=Redpath red_wood=Redwood ring_rose=Ringrose rod_man=Rodman
rose_wall=Rosewall sand_man=Sandman shake_spear=Shakespeare sheep_shanks=Sheepshanks
ship_man=Shipman short_house=Shorthouse side_bottom=Sidebottom silver_man=Silverman
silver_stone=Silverstone small_bone=Smallbone small_wood=Smallwood south_gate=Southgate
south_wood=Southwood speak_man=Speakman star_buck=Starbuck still_man=Stillman
still_well=Stillwell,Stilwell stock_man=Stockman stone_house=Stonehouse stone_man=Stoneman
strong_man=Strongman sweet_man=Sweetman sweet_water=Sweetwater thistle_wood=Thistlewood
too_good=Toogood true_blood=Trueblood true_love=Truelove true_man=Trueman,Truman tub_man=Tubman
turn_bull=Turnbull under_hill=Underhill under_wood=Underwood wag_staff=Wagstaff,Wagstaffe
wake_man=Wakeman water_field=Waterfield water_house=Waterhouse water_man=Waterman
water_stone=Waterstone wax_man=Waxman well_beloved=Wellbeloved well_man=Wellman west_brook=Westbrook
west_wood=Westwood white_head=Whitehead white_law=Whitelaw white_side=Whiteside wild_man=Wildman
wine_house=Winehouse winter_bottom=Winterbottom winter_burn=Winterburn wise_man=Wiseman
wood_head=Woodhead wood_house=Woodhouse wood_ward=Woodward words_worth=Wordsworth work_man=Workman
young_husband=Younghusband young_man=Youngman
"""
# Synonyms from general knowledge, best first; an underscore is a space.
EXTRA = """
abbot=monk,prior almond=nut amber=yellow,orange apple=fruit april=spring
archer=bowman,sharpshooter,marksman ash=cinder,dust,residue auburn=reddish,brown autumn=fall
bachelor=single_man,unmarried_man bailiff=sheriff,steward
baker=bread_maker,pastry_cook,cook,confectioner bale=bundle,package ball=sphere,orb
balls=spheres,orbs,globes bane=curse bank=shore,lender,financial_institution
banker=financier,lender,broker banks=shores,lenders,financial_institutions bar=pub,rod
barber=hairdresser,hair_stylist bard=poet bargain=deal bark=woof,howl barley=grain,cereal
barn=shed,stable baron=lord,nobleman,magnate barrow=cart,wheelbarrow basket=hamper bass=low,deep
battle=fight,combat,war bay=cove,gulf,inlet beach=seaside,shore,seashore bean=legume
bear=carry,endure beard=whiskers bee=wasp,insect bell=chime,ringer,buzzer,gong bench=seat
berry=fruit,small_fruit best=finest,greatest,ideal birch=tree bird=fowl
bishop=priest,cleric,minister,prelate,clergyman black=dark,ebony blackmail=extortion
blade=knife,cutting_edge blast=explosion blaze=fire bliss=happiness,joy,delight,ecstasy
block=square,obstruct blood=gore bloom=flower,blossom,flourish blossom=flower,bloom
blow=strike,punch blue=azure,navy,sad blunt=direct,frank,dull,outspoken boar=pig,wild_pig
body=corpse bog=swamp,marsh bold=daring,brave,courageous,striking bolt=lightning,fastener,dash,screw
bond=security,tie,connection,link bonds=securities,ties,connections bone=skeleton book=volume
boot=shoe booth=stall,kiosk,stand border=boundary,frontier,edge bottle=flask bow=bend bowman=archer
box=carton,container,case boycott=ban,embargo,avoid brag=boast brain=mind
branch=division,department,bough brand=label,make brave=courageous,bold,fearless bray=neigh
brick=block bride=wife bridge=span,overpass,viaduct bridges=spans,overpasses,scaffolds
bright=brilliant,shiny,vivid,glowing,smart broad=wide,extensive,expansive brook=stream,creek
brooks=streams,creeks broom=brush,sweeper brother=sibling brown=tan,chocolate,dark,bronze,coffee
buck=dollar,stag,deer buckle=clasp bud=shoot,sprout buffet=cafeteria,smorgasbord
builder=constructor,developer bull=ox,cattle,steer bullock=ox,steer bunting=flags,bird
burden=load,weight burger=hamburger burn=consume,scorch,blaze burns=consumes,scorches,blazes
bush=shrub,shrubbery,hedge,thicket butcher=slaughterer,meat_seller
butler=servant,steward,head_servant,valet butt=bottom,backside button=knob,switch
cabin=hut,cottage,lodge cable=wire,cord,line cage=enclosure,pen,confine,prison call=phone
camp=encampment,campsite candy=sweet,sweets,sugar cane=stick,rod cannon=gun card=ticket
cardinal=red,key,primary care=concern carpenter=woodworker,craftsman,joiner
carter=driver,wagon_driver,hauler carver=sculptor,engraver case=instance,example
cash=money,currency,funds cast=throw castle=fortress,palace cave=cavern,grotto chain=string
chamber=room chamberlain=steward,treasurer,attendant chambers=rooms,compartments,apartments
champion=winner,hero,victor chance=opportunity,luck chancellor=minister,rector
chandler=candle_maker,merchant change=shift chapel=church,prayer_house
chaplain=priest,minister,clergyman charity=aid charm=allure chase=pursue,pursuit,hunt cheek=nerve
cheer=applaud cherry=red,fruit chick=chicken child=kid,youngster choice=option,selection
christmas=festive_season,yuletide church=chapel,cathedral claim=assert clay=mud,dirt,soil
clear=obvious,transparent clerk=assistant,secretary,office_worker
clever=smart,intelligent,bright,astute,shrewd,ingenious
cleverly=smartly,skilfully,skillfully,astutely,shrewdly,ingeniously,intelligently
cliff=precipice,bluff clock=timepiece close=near,shut,nearby cloud=mist coal=fuel
coast=shore,seaside coat=jacket,overcoat coffee=espresso,brew coffin=casket,box coin=money
collier=miner colonel=officer colt=young_horse,foal,pony comfort=solace,ease
conductor=guide,director constable=policeman,police_officer,officer cook=chef,prepare_food,baker
cooper=barrel_maker corn=maize,grain corner=angle,nook cost=price,expense cotton=fabric,cloth
count=number,tally courier=messenger,delivery_man court=tribunal courts=tribunals cousin=relative
cousins=relatives cove=bay,inlet coward=weakling,chicken cowherd=cowboy crab=shellfish
craft=trade,skill crane=lift,hoist crash=collision creed=belief,faith creek=stream,brook
crimson=red,scarlet crisp=crunchy,fresh croft=farm,smallholding crook=criminal,thief
cross=traverse,intersect,angry crouch=squat,stoop crow=raven,rook,boast crown=coronet
cruise=voyage,sail,journey,boat_trip crystal=glass,gem cull=slaughter cunning=crafty,sly,shrewd
cup=mug curry=spice,spicy_stew,stew cutler=knife_maker daily=everyday,every_day dale=valley
dance=move,ballet dancer=ballerina danger=hazard,risk dare=challenge dark=dim,gloomy,shadowy
darling=sweetheart,dear,honey,beloved dart=dash dash=sprint,run day=daytime,date,daylight
deacon=cleric,minister,churchman deal=agreement,bargain dean=senior,head,rector
dear=beloved,precious,expensive,costly deer=stag devine=divine,holy dike=dam
dole=unemployment_benefit dollar=buck dolphin=porpoise doubt=uncertainty dove=pigeon down=depressed
downer=depressant drake=male_duck,duck draper=cloth_seller,merchant draw=tie,sketch
drawbridge=bridge dread=fear drew=pulled,sketched,attracted drinker=alcoholic
driver=motorist,chauffeur drummer=percussionist duck=dodge duke=noble,nobleman,lord dune=sand_hill
duty=obligation eagle=hawk,falcon,raptor earl=count,nobleman,lord early=premature,initial
east=eastern echo=reverberation elder=older,senior elm=tree emperor=ruler,king eve=night_before
fair=just,reasonable,honest,impartial faith=belief,trust falcon=hawk,eagle falconer=hawker
fall=autumn,drop falls=drops,waterfalls fame=celebrity,stardom farewell=goodbye
farmer=rancher,grower,peasant farthing=penny,coin fear=dread fell=dropped,tumbled,plunged
fern=bracken fiddler=violinist field=meadow,pasture,area fielder=fieldsman,catcher
fields=meadows,pastures,areas fight=battle finch=bird,songbird fine=good,excellent,great
finger=digit fingers=digits fish=catch,angle fisher=fisherman,angler fist=punch flag=banner
flame=fire fleet=navy fletcher=arrow_maker flight=plane flint=stone,rock flood=deluge,inundation
flower=bloom,blossom flowers=blossoms,blooms,plants fly=soar,insect fog=mist,haze foot=leg
force=power,strength ford=crossing,passage,river_crossing,wade
foreman=supervisor,overseer,manager,boss forest=woods,woodland,jungle forester=woodsman,ranger
forge=smithy,counterfeit fortune=luck,wealth foster=nurture,encourage,promote,cultivate
fountain=spring fowler=bird_hunter,hunter fox=vixen,wolf,canine frame=border,structure
frank=honest,candid,open,straightforward free=liberated,unrestricted,gratis fresh=new,crisp
friar=monk,brother friday=weekday friend=pal,companion,buddy frost=ice,cold,chill,freeze,hoarfrost
fry=cook,saute fudge=toffee fuller=more_full,fatter furlong=distance furnace=oven
fury=rage,anger,wrath,madness gain=acquire,benefit gale=storm,wind gales=storms,winds
gallant=brave,chivalrous gamble=bet,wager game=match,sport gander=goose,look
gardener=nurseryman,landscaper garland=wreath,laurel gate=door,entrance,entryway
gates=doors,entrances,entryways,gateways gentle=mild,tender,soft,kind,delicate gift=present gill=fin
glass=tumbler glen=valley glory=honour,honor glover=glove_maker gold=golden,yellow
golden=gold,gilded,brilliant goldsmith=jeweller,jeweler good=great,excellent,fine,decent,nice
goose=duck gore=blood gosling=young_goose governor=ruler,leader grace=elegance,beauty,mercy
grand=great,magnificent,splendid grant=award,give,allow,subsidy grass=lawn
grave=serious,tomb,burial_place,solemn gray=dim,grayish,dark,silver greed=avarice
green=verdant,emerald,lush,unripe grey=gray,dim,dark,silver grief=sorrow
grim=bleak,gloomy,stern,dark groom=bridegroom,husband grove=orchard,wood,copse
guard=sentry,protector guess=estimate guest=visitor guide=lead gully=ravine,gorge gun=weapon,pistol
gunner=shooter,artilleryman gust=wind,blast guy=fellow hail=sleet,greet hair=locks
hale=healthy,robust,sound hall=corridor,lobby,foyer,auditorium ham=pork,bacon hammer=mallet
hamper=basket,hinder hand=palm hard=difficult,tough,solid hardy=robust,sturdy,tough,strong
hare=rabbit,bunny harm=damage harness=bridle harper=harpist,musician hart=deer,stag harvest=crop
hatch=door,brood hatchet=axe haven=refuge,shelter hawk=falcon,eagle,raptor
hawker=vendor,street_seller,peddler hawking=selling,peddling hay=straw,dried_grass,fodder
hazard=danger,risk head=chief,boss,skull headman=chief,leader heal=cure heath=moor,moorland
heather=moor hedge=fence,barrier help=assist,aid hen=chicken herald=messenger,announcer herd=flock
herdman=shepherd hermit=recluse,loner heron=water_bird herring=fish hide=conceal
high=tall,elevated,lofty hill=mound,slope,hillock,knoll,incline
hills=mounds,slopes,inclines,highlands hockey=puck hog=pig hold=grip,grasp
holder=owner,bearer,possessor holiday=vacation,break hollow=empty,void holly=evergreen
honor=honour,respect honour=honor,respect hood=cowl hook=catch hooper=barrel_maker
hope=desire,wish,optimism hopper=jumper,container horn=trumpet hornet=wasp horse=pony,steed
host=presenter hound=dog house=home,dwelling,residence hull=body humble=modest,unassuming
hunt=chase,pursue,search,pursuit hunter=tracker,seeker,huntsman hurdle=obstacle,barrier
hurt=injured,harm,wounded,pain hurts=harms,aches,pains,injures husband=spouse,partner
idle=lazy,inactive,unoccupied innocent=guiltless,blameless,honest island=isle ivory=bone,tusk
ivy=creeper,vine jay=bird jest=joke jewel=gem job=occupation,employment
jobs=occupations,employment,employments,careers,positions joiner=carpenter,woodworker
jolly=cheerful,merry,happy,very joy=happiness,delight,pleasure judge=magistrate,justice,decide
juggler=magician jump=leap just=fair,only,simply,merely justice=fairness
keen=eager,sharp,enthusiastic,avid keeper=guardian,caretaker,goalkeeper kettle=teapot,pot
key=crucial,important,vital keys=crucials,buttons kid=child,youngster
kind=nice,type,sort,gentle,considerate king=ruler,monarch,sovereign,lord kiss=smooch
kitchen=kitchenette,cooking_area kite=bird knife=blade knight=horseman,cavalier,warrior knock=hit
knot=tangle lace=ribbon lack=shortage lake=pond,lagoon,reservoir,loch lamb=sheep,young_sheep
lamp=light lance=spear land=ground,soil,property lane=path,alley,track lantern=lamp,light
large=big,huge,great lark=bird,songbird,fun lash=whip last=final laud=praise laurel=wreath
law=legislation,regulation,rule laws=legislation,rules,regulations lawyer=attorney,solicitor lay=put
leach=drain leaf=sheet lean=thin,slim,skinny leap=jump leather=hide,skin leg=limb legacy=inheritance
leisure=recreation,spare_time lemon=citrus leopard=big_cat,panther lever=handle,bar
levy=tax,duty,charge lick=taste life=existence light=bright,lamp,luminous,illumination
lightning=flash,thunderbolt lily=flower limb=arm line=row lion=big_cat list=record
lively=energetic,vibrant,active,vigorous,animated,spirited lob=throw lobster=crayfish,shellfish
lock=bolt,latch lodge=cabin,cottage long=lengthy,extended,prolonged lord=master,ruler,god lot=bunch
loud=noisy,booming love=affection,adore,passion
lovely=beautiful,pretty,charming,wonderful,delightful lover=partner low=small,short,poor
loyal=faithful,devoted luck=fortune,chance lull=calm lust=desire lynch=hang,kill magic=sorcery
main=primary,principal,chief mallet=hammer man=guy,fellow manly=masculine,virile
manning=staffing,crewing mantel=shelf,fireplace mantle=cloak marble=stone
march=walk,parade,procession marine=sea,naval,maritime mariner=sailor,seafarer mark=spot,sign,grade
marks=spots,signs,grades,scores marsh=swamp,bog,wetland marshal=sheriff,officer marten=weasel
martin=swallow,bird marvel=wonder mason=bricklayer,stonemason,builder
master=expert,teacher,owner,chief masters=experts,owners,teachers,bosses match=game may=might
mayor=town_leader,city_leader,civic_leader,city_manager meadow=field,pasture meadows=fields,pastures
means=methods meek=humble,submissive,mild mellow=soft,relaxed,ripe mercer=cloth_merchant
merchant=trader,dealer,vendor,shipper mercury=quicksilver mercy=pity merit=worth,value
merry=cheerful,happy,jolly,joyful mild=gentle,moderate,soft mill=factory,plant,grinder
miller=mill_operator,flour_maker,grinder mills=factories,plants,grinders miner=digger,pitman
minister=pastor,priest minstrel=singer,poet,entertainer mint=peppermint,herb
mirror=reflect,looking_glass mist=fog,haze mole=spy monday=weekday money=cash,currency,funds
monk=friar,priest,hermit moody=temperamental,sulky,grumpy,sullen,surly moon=satellite,lunar
moor=heath,moorland,dock morrow=tomorrow moss=lichen moth=butterfly mount=climb,mountain
mountain=peak,mount mouth=lips mower=cutter,grass_cutter musk=scent,perfume mystery=puzzle
nail=spike,hook neat=tidy,clean neighbour=neighbor nice=pleasant,good,kind,lovely nickel=metal,coin
nightingale=bird,songbird noble=honorable,honourable,aristocratic,dignified,respectable
north=northern nurse=caregiver,carer nut=kernel oak=tree oath=vow ocean=sea old=aged,ancient,elderly
onion=bulb organ=body_part otter=beaver pace=speed,rate,tempo pack=bundle packer=wrapper
paddock=field,pasture,enclosure page=leaf,sheet pain=ache,suffering,agony painter=artist,decorator
palmer=pilgrim pardon=forgive park=garden,playground,recreation_area parks=gardens,playgrounds
parson=priest,minister,clergyman,vicar partridge=game_bird passion=love patch=piece pea=bean,legume
peace=tranquility,harmony,calm peacock=bird peak=summit,top pear=fruit pearl=bead,gem peat=turf
peck=bite peddler=hawker,seller peel=skin,strip peer=equal,look peers=equals,colleagues,lords
peg=pin,hook pen=ballpoint,enclosure pence=pennies,cents,coins penny=cent,coin pepper=spice
perfect=ideal,flawless perk=benefit pheasant=game_bird picket=protest pickle=gherkin
pickles=gherkins pierce=penetrate,puncture,stab,impale pig=hog pigeon=dove pike=spear,fish
pilgrim=traveller,traveler,wanderer pilot=aviator,captain pinch=squeeze,nip pine=tree,long pink=rosy
pipe=tube piper=flute_player,whistler pit=hole,hollow,cavity pitch=field pitcher=jug,thrower,jar
pitman=miner place=spot,location plain=simple,ordinary,obvious plant=factory,vegetation,seedling
player=participant,actor,competitor poet=writer,bard pole=post,rod,stick pond=pool,lake
pool=pond,swimming_pool pope=pontiff,holy_father poppy=flower port=harbor,harbour
porter=doorman,doorkeeper,carrier pot=pan potter=ceramic_artist,ceramist,pot_maker
pound=beat,hammer,quid power=energy,strength,force,electricity powers=forces,strengths,energies
pray=plead press=media price=cost,value,rate,charge pride=arrogance,satisfaction
priest=clergyman,cleric,minister primrose=flower prince=ruler,royal,monarch
prior=previous,earlier,former proctor=supervisor profit=gain,earnings prosper=thrive,flourish
proud=pleased,arrogant,haughty provost=dean,rector pull=drag,tug punch=hit purchase=buy
purple=violet purse=handbag,bag quail=game_bird quest=search quick=fast,rapid,speedy,swift
quiet=silent,calm,peaceful quince=fruit rabbit=bunny,hare race=run rack=shelf rail=track
rain=rainfall,downpour,precipitation ranger=forester,guard rank=grade rash=hasty,reckless
raven=crow,blackbird ray=beam reader=peruser reason=cause red=crimson,scarlet reed=cane,stalk,straw
reeve=bailiff,steward reeves=bailiffs,stewards reward=prize rice=grain
rich=wealthy,affluent,well_off,prosperous riches=wealth riddle=puzzle rider=horseman,cyclist
ridge=crest,edge right=correct,proper,appropriate ring=circle,call rings=circles,calls
river=stream,waterway rivers=streams,waterways,watercourses rob=steal robin=redbreast,bird
rock=stone,boulder rod=pole,stick rook=crow,castle room=chamber root=source,origin,base rope=cord
roper=rope_maker rose=flower,rosy,increased,climbed,bloom rough=harsh,coarse,uneven
round=circular,spherical row=line,argument royal=regal,imperial ruby=red,gem rug=carpet,mat
rush=hurry,haste,surge rusk=toast rust=corrosion rye=grain sack=bag sacks=bags sadler=saddle_maker
sage=wise,herb sailor=seaman,mariner,seafarer saint=holy_man,holy_person sale=transaction,deal
sales=transactions,deals salmon=fish salt=sodium sample=example,specimen sands=beaches,grains
savage=wild,brutal,ferocious,fierce,barbaric,barbarian sawyer=wood_cutter,woodcutter,lumberjack
say=state,tell scale=size,ladder scales=ladders scarlet=red,crimson scholar=academic,researcher
score=goal screech=scream,shriek sea=ocean seal=close,stamp seaman=sailor,mariner seed=germ self=ego
sell=market sergeant=officer service=assistance,help session=meeting,period
sessions=meetings,periods,sittings settle=resolve sexton=gravedigger shank=leg shanks=legs
sharp=keen,pointed,acute,cutting shearer=cutter,clipper sheen=shine,luster,lustre,gloss shelf=rack
shell=casing shelter=refuge shepherd=sheep_herder,herder,herdsman,guide shield=guard,protection
shields=guards,defends,protects shine=glow ship=vessel,boat shipman=sailor shock=surprise
shoemaker=cobbler shore=beach,coast,bank short=brief,small,quick shoulder=arm show=display
silent=quiet,mute silk=satin silver=silvery,gray silversmith=jeweller,jeweler
simple=easy,basic,straightforward,plain sing=chant singer=vocalist,artist,performer single=sole,one
singleton=single,loner sink=basin skinner=tanner skipper=captain slack=loose,lazy slate=stone
slater=roofer slaughter=massacre,butchery,killing slay=kill sleep=rest slight=small,minor
slim=thin,slender,skinny slow=sluggish,gradual sly=crafty,cunning small=little,tiny,minor
smart=clever,intelligent,bright smile=grin smith=blacksmith,metalworker,metal_worker,forger
smoke=fumes smooth=even,sleek snipe=bird snow=snowfall,ice soft=gentle,tender,delicate
soldier=warrior,fighter,trooper song=tune soul=spirit sour=acid,bitter,tart south=southern
space=room spade=shovel spark=flash,trigger sparks=flashes,triggers sparrow=bird
speaker=orator,talker spear=lance spell=charm,period spelling=orthography spender=buyer
spice=seasoning spicer=spice_merchant spike=nail spinner=weaver spoon=ladle sport=game
spring=springtime,leap squire=landowner,gentleman squirrel=rodent stack=pile stag=deer stain=spot
stamp=seal star=celebrity stark=bare,harsh,bleak starling=bird state=condition,nation
steel=metal,iron steer=guide,direct stem=stalk step=stage sterling=pound stern=strict,severe,harsh
steward=caretaker,attendant,flight_attendant still=however,nevertheless,motionless,quiet
sting=bite,prick stitch=sew stock=inventory,share stocks=shares,inventories stoke=fuel
stone=rock,pebble,boulder stones=rocks,pebbles,boulders stool=seat store=shop stork=bird
storm=tempest story=tale,narrative stout=stocky,sturdy,fat stow=pack,store straight=direct,linear
strange=odd,weird,unusual,peculiar,bizarre straw=hay,stalk,chaff stray=wander stream=brook,flow
street=road,avenue,lane stride=step,pace,walk strike=hit,walkout stroll=walk
strong=powerful,solid,sturdy,robust,mighty strut=swagger sturdy=robust,strong,solid sturgeon=fish
style=fashion,manner styles=fashions,designs,manners,trends sugar=sweetener
summer=summertime,midsummer summers=summertime,midsummers summit=peak,top sunday=weekend
swallow=gulp,consume,drink swan=bird,water_bird swank=posh sweat=perspiration sweep=brush
sweet=sugary,candy,pleasant swift=quick,rapid,fast,speedy swing=sway sword=blade table=desk
tackle=handle tale=story tall=high,lofty,big tanner=leather_worker,leather_maker tap=faucet
tar=pitch target=goal taste=flavor,flavour taverner=innkeeper,publican temple=shrine,sanctuary
tenant=occupant,resident,renter thatcher=roofer,roof_maker thistle=thorn thorn=spike,spine,barb
thrift=economy tiger=big_cat tile=slate timber=wood,lumber tinker=repairer,fix toll=charge
tongue=language tool=device,instrument tooth=fang tough=hard,difficult,strong
tower=skyscraper,spire,turret towers=skyscrapers,turrets town=city,village towns=cities,villages
trader=dealer,merchant trail=path,track train=coach trap=snare trapper=hunter tree=plant tribe=clan
trick=ruse trip=journey troop=soldier trouble=problem trout=fish true=genuine,real,actual,correct
trump=card,beat truss=bracket,support,bundle,brace trust=confidence tub=bath tune=melody
turner=lathe_operator,spinner twin=double twist=turn,spin vale=valley valiant=brave,courageous
valley=vale venture=project,enterprise verity=truth vicar=priest,clergyman,parson vice=sin
vine=creeper,grapevine violet=purple virtue=goodness vision=sight visitor=guest,caller voice=speech
wade=paddle,walk wage=salary wainwright=wagon_maker wait=stay,delay waiter=server wake=awaken
walker=pedestrian,hiker,stroller wall=barrier,partition walls=barriers,partitions want=desire
war=conflict ward=room warden=guard,guardian,supervisor ware=goods warner=alerter
warren=burrow,tunnel wash=clean water=liquid,fluid waterman=boatman waters=seas,liquids,fluids
way=path,method weak=feeble,frail wealthy=rich,affluent weather=climate weaver=cloth_maker
web=net,network wedding=marriage wedge=chock weed=herb welcome=greeting weld=join
well=properly,nicely wells=boreholes,wellsprings,fountains west=western wheat=grain
wheeler=cyclist,biker whip=lash whisper=murmur white=pale,snowy,ivory,bleached
wicker=basketry,basketwork,wickerwork widow=relict wig=hairpiece wild=untamed,savage,crazy,feral
will=desire,testament willing=ready,eager willow=tree win=victory wing=flank wink=blink
winner=victor,champion winter=wintertime,cold_season winters=wintertime
wisdom=knowledge,intelligence wise=sensible,smart,clever,prudent,sage,shrewd wish=desire
wit=humor,humour witness=observer,spectator wizard=magician,sorcerer wolf=wild_dog
wonder=marvel,miracle wood=timber,forest,lumber woodcock=bird woodman=lumberjack,woodcutter
woods=forest,woodland,timber word=term work=labour,labor workman=labourer,laborer,worker
world=globe,earth worth=value worthy=deserving,valuable,honorable,commendable wrath=anger
wren=bird,songbird wright=maker,craftsman,builder writer=author,novelist yard=garden
yell=shout,scream,cry yeoman=farmer,landowner yield=return
young=youthful,juvenile,youngster,adolescent youth=teenager,youngster
"""
# Words for people: a rewriter makes "smart people" of Cleverly.
TRAITS = """
bold brave bright clever cunning fair frank free gallant gentle good hale handy hard hardy humble
idle innocent jolly keen kind lawless lean lively loud lovely loyal manly meek merry mild moody neat
nice noble old proud quick quiet rash rich savage sharp silent simple slim slow sly small smart soft
stern stout strange strong sturdy sweet swift tall tough true trusty upright valiant weak wealthy
wild willing wise worthy young
"""
# Synonyms left out: words that open sentences of their own ("Little is known"), numerals, which the
# thesaurus has under "cardinal", coarse or insulting words, and terms of colour theory.
CUT = """
about above across after all along any anything around away back before behind below but come even
ever few first further good_god here however just last less let like little many merely more most
much nevertheless next nobody none nothing now off one only other out over past plus quite
same second several simply so some still such that then there though through together too under up
very well what while why yet
eight eighteen eighty eleven fifteen fifty five forty four fourteen hundred million nine nineteen
ninety seven seventeen seventy six sixteen sixty ten thirteen thirty thousand three twelve twenty
two zero
arse arses ass asses bastard bitch bugger bullshit bullshits clit clitorises clits cock colored
coloured coon crap craps cunt dame dames dyke fag faggot fairy fanny gyp homo laid nigga nigger piss
pisses prick pricks pubic_louse queer retarded rape screw_up shit shits slut spastic tit tits wench
wenches whore whores oral_sex seduce seduces sexual_conquest sexual_conquests testicle testicles
testis achromatic chromatic
"""

HEAD = """\
# Surnames that are words or hold one, with the words that a rewriter puts in their place.
# Written by benchmarks/make_name_bases.py; edit the tables there, not this file.
# Source of the synonyms: WordNet 2.1 by way of the MyThes thesaurus of LibreOffice 7.5.0 (Debian
# package mythes-en-us), words of SCOWL 2020.12.07 up to size 50 only; the surnames and some of the
# synonyms are our own compilation from general knowledge. Licences: see the end of this head.
#
# Columns, separated by tabs:
#   base      lower-case word that the surnames are or hold; two words if the surname is made of two
#   surnames  separated by "|"; a surname may stand in several rows (Banks: bank, banks)
#   synonyms  of the base, separated by "|", best first, one or two words, at most {most}
# Where a surname is not the base itself (Cleverly: clever), the base may stand for it too.
#
# WordNet:
#   This software and database is being provided to you, the LICENSEE, by Princeton University under
#   the following license. By obtaining, using and/or copying this software and database, you agree
#   that you have read, understood, and will comply with these terms and conditions.:
#   Permission to use, copy, modify and distribute this software and database and its documentation
#   for any purpose and without fee or royalty is hereby granted, provided that you agree to comply
#   with the following copyright notice and statements, including the disclaimer, and that the same
#   appear on ALL copies of the software, database and documentation, including modifications that
#   you make for internal use or for distribution.
#   WordNet 2.1 Copyright 2005 by Princeton University. All rights reserved.
#   THIS SOFTWARE AND DATABASE IS PROVIDED "AS IS" AND PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS
#   OR WARRANTIES, EXPRESS OR IMPLIED. BY WAY OF EXAMPLE, BUT NOT LIMITATION, PRINCETON UNIVERSITY
#   MAKES NO REPRESENTATIONS OR WARRANTIES OF MERCHANTABILITY OR FITNESS FOR ANY PARTICULAR PURPOSE
#   OR THAT THE USE OF THE LICENSED SOFTWARE, DATABASE OR DOCUMENTATION WILL NOT INFRINGE ANY THIRD
#   PARTY PATENTS, COPYRIGHTS, TRADEMARKS OR OTHER RIGHTS.
#   The name of Princeton University or Princeton may not be used in advertising or publicity
#   pertaining to distribution of the software and/or database. Title to copyright in this software,
#   database and any associated documentation shall at all times remain with Princeton University
#   and LICENSEE agrees to preserve same.
# SCOWL, which chose among the words:
#   Copyright 2000-2018 by Kevin Atkinson
#   Permission to use, copy, modify, distribute and sell these word lists, the associated scripts,
#   the output created from the scripts, and its documentation for any purpose is hereby granted
#   without fee, provided that the above copyright notice appears in all copies and that both that
#   copyright notice and this permission notice appear in supporting documentation. Kevin Atkinson
#   makes no representations about the suitability of this array for any purpose. It is provided
#   "as is" without express or implied warranty.
#
# base\tsurnames\tsynonyms
"""


@dataclass(frozen=True, order=True)
class Row:
    """One line of the table."""

    base: str
    surnames: tuple[str, ...]
    synonyms: tuple[str, ...]

    def line(self) -> str:
        """The row as it is written."""
        return "\t".join((self.base, "|".join(self.surnames), "|".join(self.synonyms)))


class Synonym(NamedTuple):
    """A direct synonym in one sense of a headword; senses count from 0."""

    word: str
    part: str
    sense: int
    near: bool  # a similar adjective, not one of the same synset


class Scowl:
    """The size of the smallest SCOWL list that holds a word: the smaller, the commoner."""

    def __init__(self, folder: Path) -> None:
        if not any(folder.glob("english-words.*")):
            raise SystemExit(f"{folder}: no SCOWL word lists here")
        self._sizes: dict[str, int] = {}
        for size in reversed(SIZES):
            for category in CATEGORIES:
                path = folder / f"{category}-words.{size}"
                if path.exists():
                    words = path.read_text(encoding="iso-8859-1").split()
                    self._sizes.update(dict.fromkeys(words, size))

    def size(self, term: str) -> int | None:
        """The size of a term's rarest word, or None if a word is in none of the lists."""
        sizes = [self._sizes.get(word) for word in term.split(" ")]
        known = [size for size in sizes if size is not None]
        return max(known) if len(known) == len(sizes) else None

    def words(self, size: int) -> list[str]:
        """The words of the lists up to a size, sorted."""
        return sorted(word for word, own in self._sizes.items() if own <= size)


class Thesaurus:
    """The entries of a MyThes data file by headword."""

    _UNWANTED = re.compile(r" \((?:generic term|related term|antonym)\)$")
    _NEAR = " (similar term)"

    def __init__(self, path: Path) -> None:
        self._entries: dict[str, list[list[str]]] = {}
        lines = iter(path.read_text(encoding="utf-8").splitlines())
        if next(lines, "") != "UTF-8":
            raise SystemExit(f"{path}: not a MyThes data file in UTF-8")
        for line in lines:
            headword, _, count = line.rpartition("|")
            self._entries[headword] = [next(lines).split("|") for _ in range(int(count))]

    def synonyms(self, headword: str) -> Iterator[Synonym]:
        """Lower-case synonyms of one or two words, sense by sense."""
        for sense, (part, *terms) in enumerate(self._entries.get(headword, [])):
            for term in terms:
                word = term.removesuffix(self._NEAR)
                # no verbs of two words: "make off" stands for no name
                form = "[a-z]{3,}" if part == "(verb)" else "[a-z]{3,}(?: [a-z]+)?"
                if re.fullmatch(form, word) and not self._UNWANTED.search(term):
                    yield Synonym(word, part, sense, word != term)


class Maker:
    """Makes rows from the tables of this file, a thesaurus and word sizes."""

    def __init__(self, thesaurus: Thesaurus, scowl: Scowl) -> None:
        self._thesaurus = thesaurus
        self._scowl = scowl
        self._extra = dict(entries(EXTRA))
        self._traits = set(TRAITS.split())
        self._cut = {word.replace("_", " ") for word in CUT.split()}

    def rows(self) -> list[Row]:
        """All rows, sorted; a base without synonyms or an entry that is never used is an error."""
        surnames = {base: forms or (base.capitalize(),) for base, forms in entries(SURNAMES)}
        rows = [Row(base, forms, self._of_word(base)) for base, forms in surnames.items()]
        for base, forms in surnames.items():
            rows += [
                Row(form.lower(), (form,), synonyms)
                for form in forms
                if form.lower() == plural(base) and form.lower() not in surnames
                if (synonyms := self._of_plural(base))
            ]
        rows += [Row(base, forms, self._of_compound(base)) for base, forms in entries(COMPOUNDS)]
        bare = [row.base for row in rows if not row.synonyms]
        unused = sorted((self._extra.keys() | self._traits) - {row.base for row in rows})
        if bare or unused:
            raise SystemExit(f"without synonyms: {' '.join(bare)}; never used: {' '.join(unused)}")
        return sorted(rows)

    def _of_word(self, base: str) -> tuple[str, ...]:
        words = self._ranked(base)
        phrases: list[str] = []
        if base in self._traits:
            traits = [word for word in words if " " not in word][:3]
            phrases = [f"{trait} people" for trait in traits]
            phrases += [f"{traits[0]} man", f"{traits[0]} person"]
        return tuple(words[: MOST - len(phrases)] + phrases)

    def _of_plural(self, base: str) -> tuple[str, ...]:
        own = self._ranked(plural(base))
        made = [plural(word) for word in self._ranked(base, {"(noun)", "(verb)"})]
        attested = [word for word in made if self._scowl.size(word) is not None]
        return tuple(self._kept([*own, *attested], plural(base)))[:MOST_COMPOSED]

    def _of_compound(self, base: str) -> tuple[str, ...]:
        first, second = base.split(" ")
        left = [word for word in self._ranked(first) if " " not in word][:6]
        right = [word for word in self._ranked(second) if " " not in word][:3]
        made = [f"{word} {second}" for word in left] + [f"{first} {word}" for word in right]
        return tuple(made)

    def _ranked(self, base: str, parts: Container[str] = PARTS) -> list[str]:
        """Our own synonyms, then those of the thesaurus: common words of early senses first."""
        found: list[tuple[int, str]] = []
        for synonym in self._thesaurus.synonyms(base):
            size = self._scowl.size(synonym.word)
            if size is not None and synonym.part in parts:
                found.append((size + 5 * synonym.sense + 10 * synonym.near, synonym.word))
        return self._kept([*self._extra.get(base, ()), *(word for _, word in sorted(found))], base)

    def _kept(self, words: Iterable[str], base: str) -> list[str]:
        return [
            word
            for word in dict.fromkeys(words)
            if word not in self._cut and base not in word.split(" ")
        ]


def entries(table: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The entries `key=value,value` of a table, without underscores; a key comes but once."""
    seen: set[str] = set()
    for token in table.split():
        key, _, values = token.replace("_", " ").partition("=")
        if key in seen:
            raise SystemExit(f"{key} has two entries")
        seen.add(key)
        yield key, tuple(values.split(",")) if values else ()


def plural(word: str) -> str:
    """The regular plural, which is also the verb form after *he* and *she*."""
    if re.search("[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + ("es" if re.search("(?:s|x|z|ch|sh)$", word) else "s")


def main() -> int:
    parser = argparse.ArgumentParser(description="Make name_bases.tsv from MyThes and SCOWL.")
    parser.add_argument("thesaurus", type=Path, help="the file th_en_US_v2.dat")
    parser.add_argument("scowl", type=Path, help="folder that holds american-words.10 and the rest")
    parser.add_argument("-o", "--output", type=Path, default=TABLE)
    options = parser.parse_args()
    rows = Maker(Thesaurus(options.thesaurus), Scowl(options.scowl)).rows()
    text = HEAD.format(most=MOST) + "".join(row.line() + "\n" for row in rows)
    if len(text.encode()) > LARGEST:
        raise SystemExit(f"the table has {len(text.encode())} bytes, more than {LARGEST}")
    options.output.write_text(text, encoding="utf-8", newline="\n")
    surnames = {surname for row in rows for surname in row.surnames}
    print(f"{len(rows)} rows, {len(surnames)} surnames written to {options.output}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
