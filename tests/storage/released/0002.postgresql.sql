CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);
CREATE TABLE public.cases (
    id bigint NOT NULL,
    code character varying(60) NOT NULL,
    state character varying(60) NOT NULL,
    risk character varying(60) NOT NULL,
    kecamatan character varying(60),
    opened_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    version integer NOT NULL,
    family_chat bigint NOT NULL,
    claimer_chat bigint,
    file_id bigint NOT NULL,
    data bytea NOT NULL
);
CREATE SEQUENCE public.cases_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.cases_id_seq OWNED BY public.cases.id;
CREATE TABLE public.chats (
    id bigint NOT NULL,
    digest bytea,
    file_id bigint,
    kind character varying(60) NOT NULL,
    open boolean NOT NULL,
    desk_member boolean,
    member_checked_at bigint,
    address bytea NOT NULL
);
CREATE SEQUENCE public.chats_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.chats_id_seq OWNED BY public.chats.id;
CREATE TABLE public.deadletters (
    id bigint NOT NULL,
    chat_id bigint,
    file_id bigint,
    at bigint NOT NULL,
    channel bytea NOT NULL,
    raw bytea NOT NULL,
    error bytea NOT NULL
);
CREATE SEQUENCE public.deadletters_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.deadletters_id_seq OWNED BY public.deadletters.id;
CREATE TABLE public.events (
    id bigint NOT NULL,
    case_id bigint,
    chat_id bigint,
    file_id bigint,
    at bigint NOT NULL,
    data bytea NOT NULL
);
CREATE SEQUENCE public.events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.events_id_seq OWNED BY public.events.id;
CREATE TABLE public.files (
    id bigint NOT NULL,
    master integer NOT NULL,
    wrapped bytea NOT NULL,
    opened_at bigint NOT NULL,
    erased_at bigint
);
CREATE SEQUENCE public.files_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.files_id_seq OWNED BY public.files.id;
CREATE TABLE public.keys (
    name character varying(20) NOT NULL,
    master integer NOT NULL,
    wrapped bytea NOT NULL
);
CREATE TABLE public.outbox (
    id bigint NOT NULL,
    chat_id bigint NOT NULL,
    file_id bigint,
    case_id bigint,
    lane integer NOT NULL,
    kind character varying(60) NOT NULL,
    state character varying(60) NOT NULL,
    attempts integer NOT NULL,
    supersedable boolean NOT NULL,
    uncertain boolean NOT NULL,
    edits bigint,
    created_at bigint NOT NULL,
    due_at bigint NOT NULL,
    taken_at bigint,
    sent_at bigint,
    data bytea NOT NULL,
    meta bytea NOT NULL,
    messages bytea NOT NULL,
    why bytea NOT NULL,
    taken_by integer
);
CREATE SEQUENCE public.outbox_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.outbox_id_seq OWNED BY public.outbox.id;
CREATE TABLE public.places (
    name character varying(60) NOT NULL,
    value bytea NOT NULL
);
CREATE TABLE public.posted (
    digest bytea NOT NULL,
    outbox_id bigint NOT NULL
);
CREATE TABLE public.receipts (
    digest bytea NOT NULL,
    at bigint NOT NULL
);
CREATE TABLE public.relays (
    digest bytea NOT NULL,
    outbox_id bigint NOT NULL
);
CREATE TABLE public.sessions (
    chat_id bigint NOT NULL,
    changed_at bigint NOT NULL,
    data bytea NOT NULL
);
CREATE TABLE public.slots (
    name character varying(60) NOT NULL,
    outbox_id bigint NOT NULL
);
CREATE TABLE public.timers (
    id bigint NOT NULL,
    owner character varying(60) NOT NULL,
    owner_id bigint NOT NULL,
    kind character varying(60) NOT NULL,
    due bigint NOT NULL
);
CREATE SEQUENCE public.timers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.timers_id_seq OWNED BY public.timers.id;
CREATE TABLE public.told (
    id bigint NOT NULL,
    chat_id bigint NOT NULL,
    file_id bigint,
    case_id bigint,
    digest bytea,
    place bigint,
    newest boolean NOT NULL,
    at bigint NOT NULL,
    data bytea NOT NULL
);
CREATE SEQUENCE public.told_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.told_id_seq OWNED BY public.told.id;
ALTER TABLE ONLY public.cases ALTER COLUMN id SET DEFAULT nextval('public.cases_id_seq'::regclass);
ALTER TABLE ONLY public.chats ALTER COLUMN id SET DEFAULT nextval('public.chats_id_seq'::regclass);
ALTER TABLE ONLY public.deadletters ALTER COLUMN id SET DEFAULT nextval('public.deadletters_id_seq'::regclass);
ALTER TABLE ONLY public.events ALTER COLUMN id SET DEFAULT nextval('public.events_id_seq'::regclass);
ALTER TABLE ONLY public.files ALTER COLUMN id SET DEFAULT nextval('public.files_id_seq'::regclass);
ALTER TABLE ONLY public.outbox ALTER COLUMN id SET DEFAULT nextval('public.outbox_id_seq'::regclass);
ALTER TABLE ONLY public.timers ALTER COLUMN id SET DEFAULT nextval('public.timers_id_seq'::regclass);
ALTER TABLE ONLY public.told ALTER COLUMN id SET DEFAULT nextval('public.told_id_seq'::regclass);
INSERT INTO public.alembic_version VALUES ('0002');
INSERT INTO public.cases VALUES (1, 'KENANGA-TALI-58', 'waiting', 'tinggi', 'Pasar Rebo', 1795487400000000, 1795487400000000, 1, 1, NULL, 1, '\xd8a23643f2e5e82171566420e96c73d6d8f15b3c7b651938902255d136a5de1699b411d03789dcb14a30b42981fc32fb75ebd481d52259d1e41852634051ce76e64b8f99fa58fd0b50df279ebd233e7809b6fb1fd7531a6d4d557ca957d944f8fed1c6b5d5332d3f3bda005a335a62284b66d92b1075237d872d22ccc793d579a3be6259639131c5324ff751e742f5500444966deb73baf03598b2d33227a0223b7e112e8e');
INSERT INTO public.chats VALUES (1, '\xe10b441c7e1c1f0c5cde368e35fda02e3f6fa8d931f0a664fe71294d6eb3d4a3', 1, 'private', true, NULL, NULL, '\x170be65cc5438345d878f4f7aab42559a9335082cc65a3ca078c63e571e5ed01f5c239ae58bc491abde8456d0d2c8a3c27');
INSERT INTO public.chats VALUES (3, '\xd95fadeee29197f894cb2737e851f7fc6315e3aa8ca74ad343840e85b688760c', NULL, 'group', true, NULL, NULL, '\x6b0c4a307fc2fff9160d0351c264f489cc53f30f7f61030ef41610adf073aa936dbda5c148e3a0ae9edc01ca27ed736df32c6e');
INSERT INTO public.chats VALUES (2, '\x16b8fbeebbbcff6afef20b0a530798279a853c87c0f2d09337e90d27c7283804', 2, 'private', true, true, 1795487400000000, '\x8bd9b99f07ead45e0c37ed1c960498762e1f86198fd3f591fbf952088ee33c28076862f7aeaf318f8ebf0f3864176fb3e6');
INSERT INTO public.deadletters VALUES (1, 1, 1, 1795487400000000, '\x658283ef190cb86f39c1774b0743dd096f41a1aac690dfd6317680075e923be7c245d5d5', '\xdd5c323098e1b75630ec484f30574d142552f178c2929b1bf7335187410954dbb8cc99e10da2e5a6b6da3f577c99e1ee40c5195c11874c14457f9f319915b6b59c94c2d0885a31f8bbdc6f558db4f75feba6f548f6f870b5410849ca2af3ab9bb78b063f97db34f81b9de66bc21e7a5c873241a4e1919f7c7363690b3e5e862bcc72cecd140e6c4a3aeebc9286f20b99c1f0a255a76d4ad38a61d2eefdf3792fea14b626fc', '\xf12295f184c8247d86801d5ea7bf14884f4330158cdd7f060c4dc3638922f07627961c7ff40f250d10011e9c65e2fcff704ebf85c226daab9dd75cc80ad65c8ba86998bab2643d229f7db5fc86f6bf8d1c41929cc86c258d0bc2a45810beb37353b10f64f1011cdfc638ca2bcce92acc89b17331bb895efadf21f996206a98812b96ba533d18ca36e19b49e02fd80aa2db415289eb0584349dc68b11f9f201fa47efe84527');
INSERT INTO public.deadletters VALUES (2, NULL, NULL, 1795487400000000, '\xdb2bbfc90d4e6c849c2bc666d2a64de92b36e89eaee47e7d39512bd10b3c5c36f7d80cc2', '\xee3225ed289daefbeff6f56e743fccc56c00d298d5fa87ad867e5decd704a15b3eacc3d239c0140d9ee1dde925d4554f1053dbdbe886e84de0003eaf1f08a20a9d65339412c2e53ab88865a646241b1b0dba453b2608a37033138033213d797d66a8b0410deea6100c0ad35632410d5431888838cdbcc979e6f7d7f8c4ff1d01b3e28365d9f4c5c5ce7b377841ead583b86729c8f1f782e6ea0c83484879d34e9587b8f304', '\xe37301e6ab4a2880c95793cd2c00c9a40b784056c8a215b76f474382a1a0e713d12ab587b777d1330970666970218a33cb92b259ce00a777aa1f1ab9bbdf36e169a8cbe703262f5e7ebe00ed3eaf946c55035bb10e3073e280dfb5568641318ad99a25af9fd396b838566c8d2b15e0d6f0331824980b62146edba46876f5f5926c6f12b7f73919e23cb453c2de84222427b7f0c5f0a1367f79f764a7da704f96fad3c92509');
INSERT INTO public.events VALUES (1, 1, 1, 1, 1795487400000000, '\x92129d5ff31d7f73079550dea113f62ee7233af5788f1cd6498857b9f0828157f4930dd0e18b690e6ebb4c980d0bd065252221ee1325de497735bca4746f3ed4a0820a02decd2abd7d263892dafc33ef7cba1832d1dc78bc9b524746aa7b28aa175463bde95e3ac2e704b0ac07c123ae2d5eb3fb1ea403cc5a58c85200e339132e68cbf481ca6342036a5e474b56775e39e63fb347913282666f52d287402f5771728961db9a61186d87d6651b3beb56c5fc974a8f');
INSERT INTO public.files VALUES (1, 1, '\x5e04e4a89215149d9a94660bda52adb076b3cf7127edd32746993b8dd2fce3c95a6593e0a719ae5f3c755e90c47adb69c837253aed8a855af7df2ab8', 1795487400000000, NULL);
INSERT INTO public.files VALUES (2, 1, '\x450d5ff5e4ad8b97b3d15b3927b87cf33c881a86cbd48fa08819693e4c81ae518a54420c33814e9898f94abddb9a88ae2f5936b77482afc19ee577b2', 1795487400000000, NULL);
INSERT INTO public.keys VALUES ('index', 1, '\xc1c1ab1f25d7f3b148461a807fddd57cec829aa5dab46bc3861570f9429a9b609272521f26f10a4c2913ca8d5b65bf286dc7a685ca12588a2e4e61cd');
INSERT INTO public.keys VALUES ('service', 1, '\xb4955ee9236396db480d377f773fef4250614d0262c56016f9145114f466e965fe8c687a7a63746b37768e0d7882cd97d6f82210fc58b0ea4dbfc4c6');
INSERT INTO public.outbox VALUES (2, 1, 1, NULL, 1, 'answer', 'sending', 0, false, false, NULL, 1795487400000000, 1795487400000000, 1795487400000000, NULL, '\x18eb38a4e2d0b156db87de024e23708e0f23444595183265cb589c9b630946b502c4076920f1f040c3668c71f0b74ab715edca047b1010661c62f81a88ea5c06139443e9a09821c8acd3cafa59e5e58283fd158507e20b8ed23d38a9e307c3164abac8e1a7adad4db43433fcb11ec61aee6ebe481f4d8b6166eb903f885399fba7a899f8ec39b40ef02215df570e38431193fddb5cc3681d9aaede6c8f5dc720bc997f03aa', '\x', '\x', '\x', 0);
INSERT INTO public.outbox VALUES (3, 3, NULL, NULL, 2, 'card', 'sending', 0, false, false, NULL, 1795487400000000, 1795487400000000, 1795487400000000, NULL, '\xf0c8a0ba7a8d889c4fa47dd9aeb245585683a735e2a5e51ccce3850a5117c034122736bdc1027133dc55c43bd9653f5dfdb1a7f57327fe0d922eec2838b5ddf12f0db155b3d3f02d4b7febe3e204a4eab09e55332202b516e08930b463a5094487ed54dc5e624092d391719c18b70d2aedab0a98c52ef02a7cfe783308244f96e5dc55871ea3f8785962cb2c68940217779879f94c2f55b194002af222027a8e1c35007bbd', '\x2a9d10a7b58a87f275123ade758ebf2aa4ec04add37192f6600a4087e0177be0af52fea92d5718962777bb69915883f0bddf8fe5146f3ecc9bafbe1caba2b34f9317e2295f0c28a405b6e0ab7505b38c1c014f5b79caacc193d7a61611589d5f025e5289a719b9eb35c2a92bfc64e9827896f147f24c966dd3fcd8f7044d6fc67068bfb71dfde9efb7657ca51c84d3f95159cfba1f96e242316215bf185401ef0b9c58fcb5', '\x', '\x', 0);
INSERT INTO public.outbox VALUES (1, 2, 1, 1, 2, 'relay', 'sent', 0, false, false, NULL, 1795487400000000, 1795487400000000, 1795487400000000, 1795487400000000, '\x0f4e249d7be5d10f74ba38f998d4033dc99f9d978456869bf814b303684c898929dc8511d38092e5d731f2f69390ed7de938af28205b142c5155e0f7e4292fd35b8f909a1360832088d814e8ab029aa8c686804b5ebba9e64f29ab1d5977cbb67abd591718bcdb51c85c2475b091138c5041abf272aeac1bc5b58992534a63410d2c6406998f6a30266cc68e940b92c4f6c51726c633f1c2d855d7d421b6c84a9c92358c6b', '\x082d213f901309de79ce8499fa9d2c36d691c4a01a0f9189129ed2ac0f352e65a683d83097a15104dc16a36b325ba217c6f8a0c6375f67f79874aee69ede81a21cebde973ab7146fdcbf37961bb450b0474e10e521b010b8e47422b3d32c33069b3703ab1c43fa5051fdd515a150acf5e8f72b64861dbc520c4f0e9042e1c1ce75178a141746da0392ca32824f1ffe996e366e6db5886250e12e6fa7d7ac25951000ba10fc', '\xf8b11f25c4475ccd302de2143f3174cdc64eb57fb5fec22f4459a425ce7bc2e862f59247736ac530', '\x', 0);
INSERT INTO public.outbox VALUES (4, 1, 1, NULL, 1, 'answer', 'pending', 0, false, false, NULL, 1795487400000000, 1795487400000000, NULL, NULL, '\x3e5d939e65f939dfccac704023680b5b886116c5f731e6868af6ffa3c1af7ebb5fca7f86f944d4a8a65e236448026f26b4ed2613ec364f523dc0af30ceb2fcb0956ae5026c78855bf80f1e38bc58845164a93b00d49085fadf6e5d90ef87a644d94e2631491a319ec2e5b9a1d188a088b6b5aa0298a9015bb2af39d2a032777d1a24e90d03423955182e85b5c3ebc261f3a74c106808234362dc7b2a8e4673cf70e020bfc0', '\x', '\x', '\x', NULL);
INSERT INTO public.outbox VALUES (5, 1, 1, NULL, 3, 'news', 'dead', 0, false, false, NULL, 1795487400000000, 1795487400000000, NULL, NULL, '\x8915544e6eb6252aa8d7a24b325320cb236deb57db093bfa9766d30d1f9a9105a92f43109220047027bebecb1adf53c85bb50ec546584fc58345f94842658054d70407f6484f8821d8fbf9c9981c757b3072c3103503aa3b15cd676b8fd45bcdb6933bb55624aa63eb3c351cf50ee5c966a2f6b3eb93056182340080dcf6d43503a2cd3a73867860dd6293c6e99ad1bfe03cae05bfc20ad531376fc009c1966f166343f38f', '\x', '\x', '\x9e10a6a3f14219bad6538b6359b80f95cc4a494429ffdd8a6f42f1e9218932f03c7a3bb6e2ee3d73455491633560314d6da7302ee663007b1c8a12608538c51f1670c0ff5b69d986a8d183a2507c250588f7f1241cfe54c3ac4ce0c625e5e6a95d5c892ff75a04e8489525fb4b7cda20718b03d061b48287ca17eaf7f3d7d7f476bba0a1ce655a4b02a8100a14ee44a1251075beee9d179b8d7dec7c54d8d1225e59af4daf', NULL);
INSERT INTO public.places VALUES ('desk group', '\x9570c8a296a7a9bd91c10da3dd994acc82872e23e4691b83fae038291d88e100faffe3d586bbef9010c9860984dde288d84c530346445775d3dc9b2299671da2f79ee454ee033bb5a82f28edddc75118904c0c5d505f6aadcaee338787ca16d03d2b4ba203755342b2db1cb62d52efd5e2a29273e0a44f2a116e701f67ab24f61a56606b3295185474e7987d4a9e10057c617aa3cd41e72d78bedf69f2b02b0e435ce00b559538e3020387df44a4ecd80009dc');
INSERT INTO public.posted VALUES ('\x842286118e1ba2c10718215f827426f372f067d771d5184f2fb0c4adde13b835', 1);
INSERT INTO public.receipts VALUES ('\x0858613fad985f11410330c6630336ad6e27e45706ce202e5d9aa8199c2fe240', 1795487400000000);
INSERT INTO public.relays VALUES ('\xa96a6340e95481dc19348b5eb5613e6ad47e512088f178a9f3ebc29e4fd51fda', 1);
INSERT INTO public.sessions VALUES (1, 1795487400000000, '\x361d5db56a26fbeeaea766b0d5a33a1a3c398f919abcf22b1f6dc9c7849b0bf3e6ddb26d1567503a7612ca0b2ce3f28350740214f0c62e3005b1d51ccbc875c8f612b4763c759b188409a14c037a7e232b7e7723f522c797843bed35f6344c7645873af35e8b305813deebee30cba67cdb45c3aa4631fd1caa484c73bafaf57a4af166d4a5c85869c5786d4def5a6bad97ffb8b2759bd244c61374765d16fca1effaf716db');
INSERT INTO public.sessions VALUES (2, 1795487400000000, '\xdda0bf1d278f338a150cfcbcaa9f2ca94ac9110f2f8f60cfe39c8c9c411b175a69b169ebab783d00fd5665929bacdfa005f31ebf8ec2663b45d4328d0017f32976aaf2bd20a2f138fac1b58559b5b3ecc1946b1bf82617890121df19bf249bab70c90b7da859a7f450d2bbe12ea6be94e23be794ce7852268c9413debdb35a43d591a40003f59463c7ed591f7eee690770ab8827e64b99d196f6de40ea3f6671ec904d2d53');
INSERT INTO public.slots VALUES ('card:1', 1);
INSERT INTO public.timers VALUES (1, 'talk', 1, 'quiet', 1795487400000000);
INSERT INTO public.told VALUES (1, 1, 1, 1, '\xa41ea62170be23d026fb453375d148c6437b5a32c97b149526994708fff6ac54', 1, false, 1795487400000000, '\x853e21a790c735b939c730c078fbf80d0b9cc35262f4732b49764128d7870f6004ca6168ed22100d76640d860971a755732f705f7f52a8a593973a7895bbad62cb10e742564651b0053101dea7f5748bd80f8bd0c6ab434a8c54ad9b7d94b9a18130deb9a0fe117e6c7cdc9aa839afbc740e88c60f373f6e25251581e474d624a6ac10164521803c7ef91af3eb4910aaec18a875bd30ab4a33c99e5073a58f85f99bfa5d28');
INSERT INTO public.told VALUES (2, 1, 1, 1, '\xa41ea62170be23d026fb453375d148c6437b5a32c97b149526994708fff6ac54', 1, true, 1795487400000000, '\xb7f52e84b271b4703e3560e9321f4c78e6d796941c4113c55d6886c68fa60fc6583c4103ce7d38f7f7a729beefbe60167c5743f57669d61bcec01b1e9d17f6eca5fc47564519be732d6fe6bc1436e078a473028942d266f4b25f40660ff8290936b1882b4e9469140682eb5ed8c3900783a476262e7388b05b962bb0099f778b62c11ecb5a5da0083930ffd07ce687c83c38db102c283e65665dfbfcd953dd190266fc7052');
INSERT INTO public.told VALUES (3, 1, 1, NULL, NULL, 3, true, 1795487400000000, '\xeef30f454b9a57a74ef24694be94d8e1e707b73fcb9695853f98fc9eff658c84e35a8aeb72b7e56e4f9f801e3c7fe0830e1cdc0bb99f01e27201dc0f53701578105525b58d35371f372d0c5e3145b1c31f3f89a9f1a081e54ad41e5a631f9831976ca6f754ba0c3d9bd2336d6417fa91806de932bfc115ef4464fe000eff9b2d81593e24ac0f5da7ada92ecb627e3dc4cc4f732418e88a484a51afb5e1439208dc59189e85');
SELECT pg_catalog.setval('public.cases_id_seq', 1, true);
SELECT pg_catalog.setval('public.chats_id_seq', 3, true);
SELECT pg_catalog.setval('public.deadletters_id_seq', 2, true);
SELECT pg_catalog.setval('public.events_id_seq', 1, true);
SELECT pg_catalog.setval('public.files_id_seq', 2, true);
SELECT pg_catalog.setval('public.outbox_id_seq', 5, true);
SELECT pg_catalog.setval('public.timers_id_seq', 1, true);
SELECT pg_catalog.setval('public.told_id_seq', 3, true);
ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
ALTER TABLE ONLY public.cases
    ADD CONSTRAINT pk_cases PRIMARY KEY (id);
ALTER TABLE ONLY public.chats
    ADD CONSTRAINT pk_chats PRIMARY KEY (id);
ALTER TABLE ONLY public.deadletters
    ADD CONSTRAINT pk_deadletters PRIMARY KEY (id);
ALTER TABLE ONLY public.events
    ADD CONSTRAINT pk_events PRIMARY KEY (id);
ALTER TABLE ONLY public.files
    ADD CONSTRAINT pk_files PRIMARY KEY (id);
ALTER TABLE ONLY public.keys
    ADD CONSTRAINT pk_keys PRIMARY KEY (name);
ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT pk_outbox PRIMARY KEY (id);
ALTER TABLE ONLY public.places
    ADD CONSTRAINT pk_places PRIMARY KEY (name);
ALTER TABLE ONLY public.posted
    ADD CONSTRAINT pk_posted PRIMARY KEY (digest);
ALTER TABLE ONLY public.receipts
    ADD CONSTRAINT pk_receipts PRIMARY KEY (digest);
ALTER TABLE ONLY public.relays
    ADD CONSTRAINT pk_relays PRIMARY KEY (digest, outbox_id);
ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT pk_sessions PRIMARY KEY (chat_id);
ALTER TABLE ONLY public.slots
    ADD CONSTRAINT pk_slots PRIMARY KEY (name);
ALTER TABLE ONLY public.timers
    ADD CONSTRAINT pk_timers PRIMARY KEY (id);
ALTER TABLE ONLY public.told
    ADD CONSTRAINT pk_told PRIMARY KEY (id);
ALTER TABLE ONLY public.cases
    ADD CONSTRAINT uq_cases_code UNIQUE (code);
ALTER TABLE ONLY public.chats
    ADD CONSTRAINT uq_chats_digest UNIQUE (digest);
ALTER TABLE ONLY public.timers
    ADD CONSTRAINT uq_timers_owner_owner_id_kind UNIQUE (owner, owner_id, kind);
CREATE INDEX ix_cases_claimer_chat ON public.cases USING btree (claimer_chat);
CREATE INDEX ix_cases_family_chat ON public.cases USING btree (family_chat);
CREATE INDEX ix_cases_file_id ON public.cases USING btree (file_id);
CREATE INDEX ix_cases_state ON public.cases USING btree (state);
CREATE INDEX ix_chats_file_id ON public.chats USING btree (file_id);
CREATE INDEX ix_events_case_id ON public.events USING btree (case_id);
CREATE INDEX ix_outbox_edits ON public.outbox USING btree (edits) WHERE (edits IS NOT NULL);
CREATE INDEX ix_outbox_lane ON public.outbox USING btree (lane, due_at, id) WHERE ((state)::text = 'pending'::text);
CREATE INDEX ix_outbox_queue ON public.outbox USING btree (chat_id, lane, id) WHERE ((state)::text = 'pending'::text);
CREATE INDEX ix_outbox_sent ON public.outbox USING btree (chat_id, sent_at) WHERE ((state)::text = 'sent'::text);
CREATE INDEX ix_posted_outbox_id ON public.posted USING btree (outbox_id);
CREATE INDEX ix_receipts_at ON public.receipts USING btree (at);
CREATE INDEX ix_relays_outbox_id ON public.relays USING btree (outbox_id);
CREATE INDEX ix_timers_due ON public.timers USING btree (due);
CREATE INDEX ix_told_case_id_place ON public.told USING btree (case_id, place);
CREATE INDEX ix_told_chat_id_digest ON public.told USING btree (chat_id, digest);
CREATE INDEX ix_told_unattached ON public.told USING btree (chat_id) WHERE (case_id IS NULL);
CREATE UNIQUE INDEX uq_outbox_one_sending ON public.outbox USING btree (chat_id) WHERE ((state)::text = 'sending'::text);
ALTER TABLE ONLY public.cases
    ADD CONSTRAINT fk_cases_claimer_chat_chats FOREIGN KEY (claimer_chat) REFERENCES public.chats(id);
ALTER TABLE ONLY public.cases
    ADD CONSTRAINT fk_cases_family_chat_chats FOREIGN KEY (family_chat) REFERENCES public.chats(id);
ALTER TABLE ONLY public.cases
    ADD CONSTRAINT fk_cases_file_id_files FOREIGN KEY (file_id) REFERENCES public.files(id);
ALTER TABLE ONLY public.chats
    ADD CONSTRAINT fk_chats_file_id_files FOREIGN KEY (file_id) REFERENCES public.files(id);
ALTER TABLE ONLY public.deadletters
    ADD CONSTRAINT fk_deadletters_chat_id_chats FOREIGN KEY (chat_id) REFERENCES public.chats(id);
ALTER TABLE ONLY public.deadletters
    ADD CONSTRAINT fk_deadletters_file_id_files FOREIGN KEY (file_id) REFERENCES public.files(id);
ALTER TABLE ONLY public.events
    ADD CONSTRAINT fk_events_case_id_cases FOREIGN KEY (case_id) REFERENCES public.cases(id);
ALTER TABLE ONLY public.events
    ADD CONSTRAINT fk_events_chat_id_chats FOREIGN KEY (chat_id) REFERENCES public.chats(id);
ALTER TABLE ONLY public.events
    ADD CONSTRAINT fk_events_file_id_files FOREIGN KEY (file_id) REFERENCES public.files(id);
ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT fk_outbox_case_id_cases FOREIGN KEY (case_id) REFERENCES public.cases(id);
ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT fk_outbox_chat_id_chats FOREIGN KEY (chat_id) REFERENCES public.chats(id);
ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT fk_outbox_file_id_files FOREIGN KEY (file_id) REFERENCES public.files(id);
ALTER TABLE ONLY public.posted
    ADD CONSTRAINT fk_posted_outbox_id_outbox FOREIGN KEY (outbox_id) REFERENCES public.outbox(id);
ALTER TABLE ONLY public.relays
    ADD CONSTRAINT fk_relays_outbox_id_outbox FOREIGN KEY (outbox_id) REFERENCES public.outbox(id);
ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT fk_sessions_chat_id_chats FOREIGN KEY (chat_id) REFERENCES public.chats(id);
ALTER TABLE ONLY public.slots
    ADD CONSTRAINT fk_slots_outbox_id_outbox FOREIGN KEY (outbox_id) REFERENCES public.outbox(id);
ALTER TABLE ONLY public.told
    ADD CONSTRAINT fk_told_case_id_cases FOREIGN KEY (case_id) REFERENCES public.cases(id);
ALTER TABLE ONLY public.told
    ADD CONSTRAINT fk_told_chat_id_chats FOREIGN KEY (chat_id) REFERENCES public.chats(id);
ALTER TABLE ONLY public.told
    ADD CONSTRAINT fk_told_file_id_files FOREIGN KEY (file_id) REFERENCES public.files(id);
