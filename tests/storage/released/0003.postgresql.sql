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
INSERT INTO public.alembic_version VALUES ('0003');
INSERT INTO public.cases VALUES (1, 'KENANGA-TALI-58', 'waiting', 'tinggi', 'Pasar Rebo', 1795487400000000, 1795487400000000, 1, 1, NULL, 1, '\x8685d8f5c3f666f391ca30f6357c7b97926394d2c843001051a274751af6cd9e38216eccd45ac2c9187b85bfa41b8996a1fec1aa6c0d0544c7a30dba43a54d796dbca10c338db2e227a1b32c9dfd987e799d4fb251a494fd17306c2f1902fa61df91127e2a0ca060a2bf0282728c95a4da52f3a22e79aabee46242f1aa8e3ab940b58ecab1ca4cee16a5fd451fd185445dff8a61979b366ee9ef06f5fdedb02b3864d2de50');
INSERT INTO public.chats VALUES (1, '\x76b46c6eeef4794ca49be24eb8a1457f36bcd87d145a2fc795a59e27461f11d0', 1, 'private', true, NULL, NULL, '\x82364bdd683ea68187363e276c68b9d25ce63422d846ff6652ffbcd71967f9a7fcc13eb5322217c6cc49dcc393cef89078');
INSERT INTO public.chats VALUES (3, '\x23ba434187d83b1d421c1aac0ba26d044f17b470f5554bd52d35549d05f5cd2e', NULL, 'group', true, NULL, NULL, '\xb428add7f193cf01622472452278972b2012b915ab7b94dda0745f9f522014e12fcfac44030591cd2b9ea109b0e12db740e13e');
INSERT INTO public.chats VALUES (2, '\xd4f926a995c7f4cc2fa75f4623e32807b6d0f8db2a46bf30a9d633b7cfa43900', 2, 'private', true, true, 1795487400000000, '\x207e76d8adc8e3a7b9f7749da3a165580ea5480fb840c45f1bbb16855d56d7ec02924f31b595b3e1c17cc775a72a1cc460');
INSERT INTO public.deadletters VALUES (1, 1, 1, 1795487400000000, '\x51751ac15b24f658fc21ac88d00bf951f0835d241cffd7dbabe6d7538b3ed0aa65a8c457', '\xf0160333428387ad08826138ac7d90d55b43fe98ea06fc3fe7fc1dedeec4a6943a7cdf62a8e05a7ce41ca8c99182d9728b6ee2c40d47544563e6532fa3fbc8616a72be1db8cf6befe0e0092fbaeb4f5ad9b28d1c0e7dcff7676e50d2e009dd96330cd96ebc3477e0b4c3b9f738552a1ab73e42aed8a7cba94463f8797fdd5434f3412ed0f2f9ce66961d5ec34e3c027b888c304009d0cb4cbe6d1498d074e2dc905dd2b227', '\x7493f6ba5225fd1676679f2ec37f8a5e12a9bc7f3c30fd2eed2f65763f01a153a1cb3ffa28424f34014b6b655d395b72f4bd4ad80ee7891261c7df7425260360fbdd9728b5e1bf21156d32bd02fdfdb53f43a5a38672b6df2ab23d0cc338cd84e59de47f5bab3f0efbc1d479f226deb47466f446acc036083b4b6bdc861f2ef09ec094202e27264dc6556a7373bc878d35f90a83a641070e50f6ef40127dd75a4046e421bf');
INSERT INTO public.deadletters VALUES (2, NULL, NULL, 1795487400000000, '\xd60670631c449e4aaa162f91d735aa89f738781820f1e16c99f713cc0b2f628b6f719c4f', '\xe3b62d76c0fd25467cace7e4c169735776e1169a825cad90d61e47484587bcc8e16cadec63edea71d55b8a3827e7e363794634256e67f1b89bc35ffbba8d424fd95f0c042de0d26bb4b1253988e2691c2a5cc74e5625bb7b984f1b893ef1dcea98e6d18b8f9db95f92926194d43b3edf7205c718f8a4f1baea494cbbcccd3182db2193a5bef810b2f82f6000250feecf84ffcbab33a5bee4829289e1e644afb7545da79f86', '\xe08b8048f83777f4ecad49c6284f8622a45752c5c940910c82acc7139512bd5484716426a8545b8822a9322ba2204ef52b6ad5da2df57cc35daf602dc0b2aa04fd7b9ffc8dd5bbd6432f779abfdbe038886cbb78525e6631b7f2f3b2e0ff038ccd58903e53a799d9460c1913a2c60472746bfbef8331804c0061e26e568c6f8e7f7c644b47a67a581d5ad6db17892fe9c48b35e833ed77b29b235813b3ea410698a24a37af');
INSERT INTO public.events VALUES (1, 1, 1, 1, 1795487400000000, '\x572654ef77b31a6cf5e5d5601381b3a8a6a0801720b6cff549e062e784ce0723fc517799a45813dd661a07aa1e1bbdbeb8b7ec93cefdb458b0f439ba1debc3e95964bd1903fea53ed5af5a383a170a3fa177c46548460cd6aab3f843c90df5ce63170d13a33531f1fac18b248e04d10b80a71c63faed420da5e263ff4ca0c9b7f1ba5fbfe4a0c155be3b791c2920c13f12e1f735edc3f6f64a427762c357bb142603ed08bdd4c5db9ba69864053697d87b50a800f6');
INSERT INTO public.files VALUES (1, 1, '\x3b1018fe698cdf67de23b75d69a1fb1237579957ee460082df80c5950b25630be42cb4753e4477663648acb1eb3a4f07e0206c9167ec59e2ecd748e9', 1795487400000000, NULL);
INSERT INTO public.files VALUES (2, 1, '\x265caad16a7a5a89cbb4a8d650007cf516bf2e43446b04a06f8108d9a26dfbb452ad916059f7c3c26d13569e7e3b306e5c213d73bb6183c7dba271d0', 1795487400000000, NULL);
INSERT INTO public.keys VALUES ('index', 1, '\x36d230e41428c63cf5bcaac743f5af62c69e53ac1bd4ae476d59d33d36c9f8344ddaaf4b13b31e22aaff457a4b217b4a1af46ac2b5e385ddd8401588');
INSERT INTO public.keys VALUES ('service', 1, '\x638054b85eb4c3ade631ac522ef18a878757e393465568e0c86b472149eb6c57468ccab9cff9b4a1b770eb9221aa4ea92123637da29466a2e991cc7b');
INSERT INTO public.outbox VALUES (2, 1, 1, NULL, 1, 'answer', 'sending', 0, false, false, NULL, 1795487400000000, 1795487400000000, 1795487400000000, NULL, '\xdc4870b4943db90e6c098adedee5f60be36110c3148714f79a70c1a9acff94a36565146e1d7412b0b2bdddc351a7b06933b496ae70abe75dd20ef201228ce1f19f729f6f06fb2e7d851e65c9c56feda311aa37700e5a0d92f22eb9aa6b698573a9b528db5e4114ad1de699fa0cf40b4d1f23ca0291d0a7909bac06a506da94849f5c94e777fd1f7c9b4beb5bf7378179b6dc698cb1e6b4f4411d000dd09d909bc0ec997fe9', '\x', '\x', '\x', 0);
INSERT INTO public.outbox VALUES (3, 3, NULL, NULL, 2, 'card', 'sending', 0, false, false, NULL, 1795487400000000, 1795487400000000, 1795487400000000, NULL, '\x12dbfbf27045df0adee1b9c9366768f31f093a84fe4f6f55dd43eea8b842581d7bd6b564276a407efa62ccba634bfcb831f0f81ef46a7d8ad1cf8f2b3c1bfba8893117ffc0d30fb8497d102c8523b58c78c488c7b82f12ef89cf2606fed923b6df4f1a2fe504e18aac098f467f7dea49ffd9a438857d26c63c68391c6e1458c7608b3a1bb193d2d53d7b865ac2fa29a47f4822fb9201805802435bdaa90619b1304124515f', '\x958070cad96457ff38336e2fe6000d0b99dd358c4b5e9a9e9df38e3bdc3084ac437e2603ebaf3f16f306abebf297b103aa3fb9708562a82181fefcd97d322154fc2d59783730942c6d89eb1bca359a4c099cfecc378c79067b1aba76d542f0747bb9391d3d68ebbd341058b8a454ead5738fb9776a6ab2dcfecd0de236bac17e71fa0e059d6850f1da9d2952b71866d8c3f703d7a51e7f58c3dd761f569e7b0324002876b8', '\x', '\x', 0);
INSERT INTO public.outbox VALUES (1, 2, 1, 1, 2, 'relay', 'sent', 0, false, false, NULL, 1795487400000000, 1795487400000000, 1795487400000000, 1795487400000000, '\xbfb5c18614eea7453b1785146deec162f684b0b39279270680dbcc250edaea838a994b84ba1eef5096fd75e885ae7d455cea9d054599e325d37fb99d1b8846dd13dd7a8a34ac7eeff7e63a980506d59e92d983815f3b3d9954e230f68b6c3dd17e39a4cc33d805fed630753198d4ed193ee0d3d0147ad128220a7e40bf76a871e040a654748cc297457defe9a43cd835a2ed56d6eb9893c20bbe74d2bd9de3ca6706706c65', '\x684bd731eb586b541f32c7266d2c8d916a2842e0000f86090b848cb8ba335dd9b3b375347ad1b35385933c4c10647e4d2ebcfc5640961d804ea2a35311b8603009199ebe6ca9e25e6e4b68684e7491ca60da8ee55d32ca2dfe08a87aa93942cb28685a6549152ee061374f0fb5b9d1c63f3cb8e4b1a8c3c668cf2a0108738b1a548daedd03ed7f6d794a225b14368f469dee4d6b082b31c4dfd79e98cd47db212cf570d510', '\xc31abb8c0a4966cbb5ff9be5588c0e6269fbad4bdb17d71ceaaecb1fb41551b1ef18704c69be2b8f', '\x', 0);
INSERT INTO public.outbox VALUES (4, 1, 1, NULL, 1, 'answer', 'pending', 0, false, false, NULL, 1795487400000000, 1795487400000000, NULL, NULL, '\x36a7d7a8dd9e1345e56be1d0dcfc6d60250ff28834e45782dcd9116b2174bc133d5a2860a47b34132ce041177d2182aac31ad408842a9222ce76b0b8dc2bba80b2660342f1c1c0ac2063788044c568cc9e0567c3475c176b580630d8d3e940a90738b52b728ff50d8725acb3667cca8e9e255c0bde0a90f27fd376e59cdb6c3acff609b5bab865e5d9893048b4debf1464293d2d89f19aebbae1f0360330b40066887460ae', '\x', '\x', '\x', NULL);
INSERT INTO public.outbox VALUES (5, 1, 1, NULL, 3, 'news', 'dead', 0, false, false, NULL, 1795487400000000, 1795487400000000, NULL, NULL, '\x00a3688768ea7a951a7987642f2fadf75066c8d922576ec2110a9641e7e37f540b94d814dd25afc5e1132a28a389d70e7ea69539fbdde847d8b9f1ac10337678eac1a0c1bbbacb221027670de251c4646ac9a2bf0c1555c1a3bfaf424b1d57af94a20137384d774c051a70c92f802b08ea9fd24de2ffcc34c0b7943855305fed184d941b8841de63420e87bdea302289556363977b01265c942c0268f7195d5fa18a2a5a2c', '\x', '\x', '\x2b4372169fa36fb8372905f1682102024913992040948c03a3c2d7993d8d67be817f8d4d43fd48d9080fecde709450bc90659bf14a3a39fecc8d80312ba620a85def7a0ada786e5bf72ba3fb9d3328f8d1fed0bdbbf9b832c48cecc50e0a2b025978309f700cc384090cb438a94dda3bf0d9cd6867f0bf19cd9bf2b3953d84b104ee1bc8e2e4983f3fddf0780d06bb0790a1e5fcf4a726f5b050de9fa4f719bf9d3ed3fadb', NULL);
INSERT INTO public.places VALUES ('desk group', '\x9d7205eb4359042f067e55ac2424a6c6e2877f3334c01781198aa75b7821aaebc271e1df55367cb24713306f2338565261a3be3ff1c63b4b71021085436947fa57f24faa2573e325e88fa79c7db5a159fbebd6c5e42406d54e83234ebe259b7d5cca3f4d87908118c9e7bc0ca1fc90f8e0a4c9deed678d6d29baee110eae4f21393c72f30a386b7527968db7455ded05dc5750894e708c44fa155e8709d5c153abbfe759ad9abd6e5363d547df47ef88cb4a34');
INSERT INTO public.posted VALUES ('\x2a4eec44d7061fd8b0897d317c994986a50ab0e7d9a6ecf52e8fa7151b1789f7', 1);
INSERT INTO public.receipts VALUES ('\x8f2570e1b7ac8abab9b025e325dd0039aac8588fb244acac29e76a046fa954f3', 1795487400000000);
INSERT INTO public.relays VALUES ('\xcf7b68a03024d9b7f67efebcf28b341b2f4f08afc49b7827280d199c56768c76', 1);
INSERT INTO public.sessions VALUES (1, 1795487400000000, '\xb4ba430f15914b5e0c865c10434d8b75f6e4b90649acf5109ec13959221d39084b1890226bec23340d9d96766cdbed11196262d7db60fed4bd0215bd03b81264d11d0027951482b90ebb3082e93bb2a28ef104300a763e9fb750e35b243750f03d635c83430790401e688b2c298ad94ff478c4e6451485a90416d5eda57ea132f416215c71410c06598d6704fe878d002d568269c73a1c82f90ecc845e8603299fe4fc6164');
INSERT INTO public.sessions VALUES (2, 1795487400000000, '\x3376ac4817bfd13fccc280fd19a20ed159e015eaa3e4edb6dda4324210cc36e5ad19bc23405b1970a6ef59250623c029ed8b648f2164172ab9a4a76a4613e49faf85cb16718c0e34e20b25d80c16dd9185a2b8998c2e223feac4b614f5112b06819de5edae5e6e4b80dda739557911c4fcdcff618e3c4fe34327990bb70a4060fa795bf3840829a8920c1416e8d420acd06a4a7869f0a07789f2965676dac3185e48a371d7');
INSERT INTO public.slots VALUES ('card:1', 1);
INSERT INTO public.timers VALUES (1, 'talk', 1, 'quiet', 1795487400000000);
INSERT INTO public.told VALUES (1, 1, 1, 1, '\xa40886d68857da552553eff36bc8adbb7bd73fe321fc3a208460c422f71f7fe7', 1, false, 1795487400000000, '\xac3ee99eab00d492b9f001d04108045ed7377666a7177fb0b13a16285a4686c47a500d70bf2c4322e868d82c5fc1f53fdaa6d9565dd7c6f6aebc1748224789137f545195454cbb59073a0c2f8ed50d84176744e8ef5fe03d957ffae0353f786e0ceefeaba0cec2d993ebd2d3ff7412ffca9783480f74f522a0fe957d560670606ad6c998da767a8104c1e145f32a3c84e5d8cb27d2c90899e53273be0658cbeacddb29fab4');
INSERT INTO public.told VALUES (2, 1, 1, 1, '\xa40886d68857da552553eff36bc8adbb7bd73fe321fc3a208460c422f71f7fe7', 1, true, 1795487400000000, '\x07d2fa02946bceaa447937d3f7bc4419a0e5b9c650ae8381bf0b16e42cb0ab374cf9dfb488c72ef8e403401e83043b10241b97cd3bdac4e9880ad0c36ed9e40e7d78926ff3b03f638ecf1243175994f562a7fa23807bdec95b3bb3002133a74b4bf11c172a433b662591cf24027b113becf2c2a3e20deaf41151165c6581da0158a157ba48d29f05cc7f3c3950cf556c45f62cf24198f585a42d32f34ef6d47ec1c618f034');
INSERT INTO public.told VALUES (3, 1, 1, NULL, NULL, 3, true, 1795487400000000, '\x8f00c38cd740427f9122ef7fd0d08ced0c019f2f7bc7ccd7fdffa1d1553019fc9540a3e866ee5bc42afa4d676d582667259610b4696b72bb423abe440af009c6da703b55d85a57afd5afa8925861be9d86c832fc7600f1c857541ba2a2c20e2d2ec9238508197ded8671cab079605654d7988cf3910cf0ef546a9aa9f6b54c7c82ce5ea711ebceafabe5e883bf9dba6e71987adc6e1215623f5729f347e6f625f80affb5fa');
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
CREATE INDEX ix_cases_family_chat ON public.cases USING btree (family_chat);
CREATE INDEX ix_cases_file_id ON public.cases USING btree (file_id);
CREATE INDEX ix_cases_held ON public.cases USING btree (claimer_chat) WHERE ((state)::text <> 'closed'::text);
CREATE INDEX ix_cases_state ON public.cases USING btree (state);
CREATE INDEX ix_chats_file_id ON public.chats USING btree (file_id);
CREATE INDEX ix_events_of_case ON public.events USING btree (case_id) WHERE (case_id IS NOT NULL);
CREATE INDEX ix_events_of_no_case ON public.events USING btree (file_id) WHERE (case_id IS NULL);
CREATE INDEX ix_outbox_anew ON public.outbox USING btree (edits) WHERE ((edits IS NOT NULL) AND ((state)::text = 'sent'::text) AND (length(messages) > 0));
CREATE INDEX ix_outbox_chat_id ON public.outbox USING btree (chat_id);
CREATE INDEX ix_outbox_lane ON public.outbox USING btree (lane, due_at, id) WHERE ((state)::text = 'pending'::text);
CREATE INDEX ix_outbox_of_case ON public.outbox USING btree (file_id) WHERE (case_id IS NOT NULL);
CREATE INDEX ix_outbox_queue ON public.outbox USING btree (chat_id, lane, id) WHERE ((state)::text = 'pending'::text);
CREATE INDEX ix_posted_outbox_id ON public.posted USING btree (outbox_id);
CREATE INDEX ix_receipts_at ON public.receipts USING btree (at);
CREATE INDEX ix_relays_outbox_id ON public.relays USING btree (outbox_id);
CREATE INDEX ix_timers_due ON public.timers USING btree (due);
CREATE INDEX ix_timers_of_house ON public.timers USING btree (due) WHERE ((owner)::text <> ALL ((ARRAY['talk'::character varying, 'worker'::character varying])::text[]));
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
