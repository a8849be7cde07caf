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
    why bytea NOT NULL
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
INSERT INTO public.alembic_version VALUES ('0001');
INSERT INTO public.cases VALUES (1, 'KENANGA-TALI-58', 'waiting', 'tinggi', 'Pasar Rebo', 1795487400000000, 1795487400000000, 1, 1, NULL, 1, '\x68fa8983258ec1c6aae438cb2f63b4d2858789e574b17484a63996cdec83bbd459d23c69b83a45f66065b97d33f2e663c67d50a9cd23a83a91fe73dbfd48eb93621b3df83d0a17ce6441359d022250622352b2d30c4da20155225718747fb2d6159d7352b6ca89a4137dbf5730c6aa02ba9c697486e0e223e21338a4a763a2b1d70e597aca278f5145d07ccc50682f27e6fca4a6ae3c1b104b6508ce48385e219d81af8c81');
INSERT INTO public.chats VALUES (1, '\x8752a7d22cea5f702c8678be7e3f2f3befb04497f2c1cafea6c7132eb8628b4e', 1, 'private', true, NULL, NULL, '\x75ddca01c757801e5a2c415d7892fccef01ff15699855ef55d8d61587c5a61282031b928c851f90e4872c36a4fd48c8f1b');
INSERT INTO public.chats VALUES (3, '\xf0e71b47b568bc4acbfb5107f45a3c12d11a4f486109776f980a67e43dc81598', NULL, 'group', true, NULL, NULL, '\x397d9641722d28455e1c918604b5f25ddc538f5b8d2bc89e53778b43a4359658be2ce95f5d2b77a89d262e2300be88965801a2');
INSERT INTO public.chats VALUES (2, '\xe71ae4ef2f523c564a6b4007bcf00345f4158387cbf4061530eba1785a80d660', 2, 'private', true, true, 1795487400000000, '\x1171700f1dec218b41f1ce32168f30e74809aae6587be1575939ab9255c1d0bd5503e35a74eb54d5c52554c2a5cd3d37ff');
INSERT INTO public.deadletters VALUES (1, 1, 1, 1795487400000000, '\xe98a7a0ebd6c2c40a680552d957879620eb04ade82323281b631d3a69f77b46fba22c9ac', '\x956d6e0772d1261d71265be021b9b2a63194f6bf67a62769872b7c5e94a2c4ebafc7322f9b9f4165c1df3ed30de30e144ce16f08c6b73af9ac2eaad25c59ce35c7e2aac7c8e0e9b2b38a138a92827b4031ade07862c11f7809c6b9b63c4ff8eb21fad389a43ec3947c38c2c494a80afcf72b66449f184a4cbb07fd971985823e49392c46ef4691eb5f8f037c54924494bba62769901503a5c1efa9cd2468b5302e1fae3415', '\x65b17123a295b3fc09a23d4d91b0b45cd0e8a35b629088afde726fa7a8023a15d26539b06fcac0ead3f09bb60b3ed201737a6530b2d43432a4d0ecfb113a0c66d71b1306684f16f7d614040cf57e79e689fe19dbd2ee1aa8b9ec00a473728d9051fd02d39142595a51388a0ce32a05e73e9d8b584b1ee5814c5077ee08c36917cbfef91fce5140c7421a78e65993ea75b667c5019524b17e7aa5b4a4df924a151bfe187904');
INSERT INTO public.deadletters VALUES (2, NULL, NULL, 1795487400000000, '\x0de53503fd5b4927ce03a7e304bf379ba0081bbfe720386b363e22b0a432a1e347fe1851', '\x7a0a1f140e7b74c7c7b91fb69863d78b44f5c2230d061c6e24f362f299a08a946d381de76f0a81023852a3e8b9182b359a788d52a3078aca561278bdc334a33388202157ffeccf4fed9aed1c69e7e33f6e3e3f6eb904fa360ae763167c77dafb7f0d3293d1c4849d447c0302a42729ab130ddf4e292419f76baeb2c0deda85c8428d2c33ab113315f2184b43276a580d5ebb198414356a57597c18f54c852ce863f3793e22', '\x9f9d9f0d431e6b90ce3034de2710fab0eddc3c6ea3f979416b3f97ebe5b462810c12cdf540c428ad377825b51cfa77f850dd1c4f2e7148da790e362c4768e7badab2bd660b92eea4edb387dd3fc8fedd7981a2d4871fcac681972adf6669556427ed640736218fc8a0133b392cfd1979c949cb56a5518290acde6d52bc9b7e5bb6b18ea11adcaac5521d51a495f225c6fe78127a7636ca1bcb9db5c9774ffee1be78391e23');
INSERT INTO public.events VALUES (1, 1, 1, 1, 1795487400000000, '\x7c54c1280f401492c68c4f544b8c69a2708d94bb077463ab96e3dd39d6d69850848084e6c5149f5f089d7c847d2054c07c4585817ac6d021c4bbaa3f8fa68f34fd9081a15737418f75909dd1959c4af8abe7bfe595e7f1660a03c62f68b1069a90d9437be45b51d467a7d0cbeecbec597b68130283d2f31d0fda839a5d01d0b0a8e8ce977baef63833efa27bdc22bc3637615ea3852be836c171442e33d4dc8547578888694d30a73eeecde13e2d0aedf9d23ae49c');
INSERT INTO public.files VALUES (1, 1, '\xa1d3f57d40a627c75f9b85a35ab09b3adec4cca73e011c81ff9726c1d891ea3c9a881bd982279f07668a6c820895be66b555d03ba86088a72f194a85', 1795487400000000, NULL);
INSERT INTO public.files VALUES (2, 1, '\x6c3aa1ed0a6be13cdeecce80ea13a973423b71d5d2826e13e5151feaa8177d48a30bafe19ef43bad8ee0a74f3fa21c9e6753060fce154de05a373ef5', 1795487400000000, NULL);
INSERT INTO public.keys VALUES ('index', 1, '\xc975153adec747130ed7ef2289afc6c928145cadb42bd02ebef69f29204a1cdadb3d104686692dc3c73b8ec2e14b4a5dbbd90272c2709b70d653c840');
INSERT INTO public.keys VALUES ('service', 1, '\xb186dacc2677f2277c50564f2b5f5e1aa780eb060e144bbfa2849ee5b16383f10a740c6ca7f234d71a8dd988909d4f06736230cd98a4b288fc0e9186');
INSERT INTO public.outbox VALUES (2, 1, 1, NULL, 1, 'answer', 'sending', 0, false, false, NULL, 1795487400000000, 1795487400000000, 1795487400000000, NULL, '\x9e85bed99827b0b9c7afe27de4c30a5ccf74153dd1a127892a84051268a3c2c37e332c40535b931eeb347b3a2ee26f431806e0a1281be933cee5fcd30ef1d43bf52e42c6882db318e9e5fdb1e4a9755cd352be7a88a70ec152065fa1499ab4b2dc0314df507ca3316415186707927084f0d52619309c6ca345696fc5e5237e25068aa9515061bf34cd15afed611e07b4a714ebcc3e3edc7fb68e4d81a36e1140afa0b777dc', '\x', '\x', '\x');
INSERT INTO public.outbox VALUES (3, 3, NULL, NULL, 2, 'card', 'sending', 0, false, false, NULL, 1795487400000000, 1795487400000000, 1795487400000000, NULL, '\x3dd3e802c7575eeb7d0c64a27f7be0faa04e0ec024b1765656287a3d51da9d646d5303e893af3c806a8f7de5f68ace532b2cb5d02710ded139633cf8362a7795cb3f87e71d490e029162b56dc4733d4efdcf41c6a2d96db292ea792176692993dc05c636f7806485da9d0f22d7237261b93a59c35643e84d2413142ca099af61ccf530eebd8033dd81aa18152016d24748b077fd5e5ddd91ef34ce0c383fe64b90d80214dd', '\xcb19016f568cf9cd1b3799cd16a056df3885802efd84ad4b1e806f41e041765927f2011143fc2543c86e16348441ae1cb12e2ca236cd6f2e5cde0055425c29769bebb3b4adf08546eabde82c81e5d8cb6adee3f8211ce63b67d8b3580f124dc8978591ea0e925449a154dd46eaeb61c675fae25afff76188fb2649f33a2942df35089db2cfb64750f425b8ee816509d65f928c0239b346edef8ef36a7bb3bdec2dae8298ab', '\x', '\x');
INSERT INTO public.outbox VALUES (1, 2, 1, 1, 2, 'relay', 'sent', 0, false, false, NULL, 1795487400000000, 1795487400000000, 1795487400000000, 1795487400000000, '\xefe9a426f590a0e87e7867d575037acc06f6c511b94cabd46d9cb43d8b3d458f470712126a74a41f4a139fcd7ccbfd2952e34eabe0665550d68ca61b423c7fc320ee90dca83479ae62969d6406b6c072ff60a4cf691c6c86be32d6857c99d8502648c9969c66d099f9d5b903b6cb92a332c1768f98033adfbd23d646e60bc60939f28c59e924ef3d1c090f415ed9a3ba0b6230a866426d69ad82e56b3996587628d493f05f', '\x7032221a832e9b0577905695724b76b6c7b905102faf47dd2706ed029b7fef31c71c39f3f20e1b88da0baeb407b4b4b1a7b5ef0b642b24fda9263ae245bb9db3957536308f8ef43bca81464e48c827180b2ef53403a1bfb83653a1a21997f59c8d813f19e6ebb23b38addf1ba850fea0e59604513f33e712fdaa3aeb07131ab5cc6a5d4b16e04edbf18aeec8bfa94eee54f0e624d7a0125de966b4db2017efd31b7ec93535', '\xfb11d68291faf3a2149a1139e1ee559f80806c83f122726f0522a531b915050a6e28fac8eb0c04f4', '\x');
INSERT INTO public.outbox VALUES (4, 1, 1, NULL, 1, 'answer', 'pending', 0, false, false, NULL, 1795487400000000, 1795487400000000, NULL, NULL, '\x3328c70d35a632193d4a4ec393210b517a6cd4578761f250860891904a6f0f80f82c685798a57bf98764b6c4f3d53191e23ff5b2a88989b6f3311c3a3ac83b9ec5803447de7347c1644260b0fd3321e252658f19cd25dcf4ae58932004017a2a6a43419ae12c2c2c4ffaf2fe57f550e823ddaeb9a0e70e52ead3f7797c7c283fe202d1e1ca675816d584f7e4ead455082cbd89fd2d0e25ffffe277084717f61669d8fded05', '\x', '\x', '\x');
INSERT INTO public.outbox VALUES (5, 1, 1, NULL, 3, 'news', 'dead', 0, false, false, NULL, 1795487400000000, 1795487400000000, NULL, NULL, '\xb4bc61c82e339073c885dfef8beef42ae5c4142a1c24fcb80d8f87176482a11f2e10812aa02b4a3b7943cf44e4dbc28e0d674dae2a6d0ea95a5ff2c695a62731a161fbc53ce7f84df8955ed410f268075bc83e1a4a779bf7b32255129909d67250a4a293bba6e0cde059629c92fa6db6a1179c85fd78c6e5a87c1c78f853293a9b69b9a4ecc286de8c60cda21ff20cdb71d844946e6074ba26d1bcacbb3d5805d93f39d30e', '\x', '\x', '\x72bd2eff6025155b5e7cb1839ab2c340237c8851f708398546b50a84799b6a7616eca12a6623698fa0c7b7593dcac4d89637b8b99b49eb21b9702de03082cffb6a44207e723bf2c5b394005f774e6a330d32b28c007bb459593064ffcce1bf518ee75a3fde7ab6d2a867cced886be20bf22e4edc6979ede19561a2784ea0791e1a61777014e8d200fe9b2cbac3aba8a3829f15a01b0ca73e2888541a532d823389629fd6ba');
INSERT INTO public.places VALUES ('desk group', '\x21e2653e5a05c0f0fb72c082e6e2927cfa703b3956eafb94e6e4e857262ead6ec1ceee41c3d0c5127fb3227db38f518ec8c4029083f17ab04e37bda281eda68fddaa21ed165a75598e2a5450392a677dc04bdc60dc246971352f530af16c735f6aed0fa8b3e8c3f630239be39dc2c851a08aae79071d1fb0f3720518f814d93e0cf2d872095af5cca8a3d37b456007315e65e5ae41f3cc85c471793336eeab2b04bb06dd6a95ef8344e5c3faae029313801b09');
INSERT INTO public.posted VALUES ('\xc2091d1770ecca1eb87b9f81fb2ac9043720f3c83e3d96e12e73e170e3bf83e7', 1);
INSERT INTO public.receipts VALUES ('\x60dc6e4aafb19dfed666eab11a7f5cb92964cff9a0e83ce3c26d388ecb1b5bbe', 1795487400000000);
INSERT INTO public.relays VALUES ('\x8080a6e610404945e7fd14e6a0c7b948e486c2d65a496af0aa8330a4d3640643', 1);
INSERT INTO public.sessions VALUES (1, 1795487400000000, '\x15178e9ed02640c6baa200ee42d4e57dd9708e56a6980b3127b1f9726389cec084ea2f6c228644ad60c760a2efbe4efaa4094a0b6bb881f316081ef72ac1a36eae558ab5c0d4cfd5d4a743fc3ff91179cc4d8ee4864edf1100303de8179e2631236f0eaeda1ebfdeb7ae01866418a54aff81395aa6e5fc2615cce1a9a500f00f68b286570e69a185e5d3aef0519f08be4292082a5a2afa7874e91ea865c695c2cb495a465f');
INSERT INTO public.sessions VALUES (2, 1795487400000000, '\xeb9552e58648756f7f8e4d0b86e1e2c732e083fab7ddebe8a08ef7cca25932cb8e47a63f0ab7fe6185422481613dc8db8cb9133f000719c989bbd09afd85198290fff509c886463ab60d39fe802a0173fdca3ec581f45f2b175019b3594f8a75927eedfcbd2826e01c481b6d993f1b8fb5435c0fb24e5e83c323770f9730569f3fcad64037a6999967443902199f970dea8ccb284bcd0b1b88edf96b1c39cff27000ce1df4');
INSERT INTO public.slots VALUES ('card:1', 1);
INSERT INTO public.timers VALUES (1, 'talk', 1, 'quiet', 1795487400000000);
INSERT INTO public.told VALUES (1, 1, 1, 1, '\x03cc5a97dc52333021713840ca9aa2bec18fd5de858311387095f38103c716d9', 1, false, 1795487400000000, '\x95f68da3a935e510c1eb4549b879bc30406b0bdd77e8b248c21ef6a07102ab270fc24df1d3685379d957b959ebd3871f7cbb39016da682d2905486ce3db6a7098b99246e4f9259464345ea230947ee2ea1cc266e9fe8d587b42e89d176560ed0b724bf682518e4e17dda622a49445756617b8e3e9150e034200e19213e08423ba741eea4349b0b7da03157c2742aabd7b08565e085aae2498598e85a89e036ab24e6ffc3a4');
INSERT INTO public.told VALUES (2, 1, 1, 1, '\x03cc5a97dc52333021713840ca9aa2bec18fd5de858311387095f38103c716d9', 1, true, 1795487400000000, '\xb6a96b29318c07db449836fb39b7fa864eb328054e53f8dbf885de125a80bd492b99d1b328d01e4fc046de85988470cb3517214c128eb99c6c5047bdcfb99b13909fd8a36e50acc33ad4c660d48a4da5a8ae05c0d197ca80c0b4cffe80363ca30d777e55a847ffae6eb126c9979f165580fd06a14ec98379de6192f29611b8fd9696ec8fa98e5e37cc18e0c02431f57fffbb7b5e81bcd9aac750f6cc1c2749ba5c4ad916ae');
INSERT INTO public.told VALUES (3, 1, 1, NULL, NULL, 3, true, 1795487400000000, '\x47c5cd9c70696b265859747151e98f13c750a428e8f2e3cd3e43d3275845c20d5ab342dda0c4da3d93831a79a48aabecbb441dd67e7fda486f4a201806f4fa99c6c2c6a374c284219c90407dae3b943e0eb67c2ab1ad4c7270eec25c63bb29840f7eb8ab493153d07071ff936b4ea83c78d6e3957eef7cb43067003d14d8a02082e68973fb44773a6403de6b41fca7085181d6f4328e4ded32160960fbd6fc8777a9f51da6');
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
