"""JSON:API 1.1 over JWT. Tokens are no resources and come as plain JSON."""

from django.urls import path
from rest_framework.routers import SimpleRouter
from rest_framework_simplejwt.views import TokenBlacklistView, TokenObtainPairView, TokenRefreshView

from faces.face import JSON_API, shown
from faces.serializers.matters import JsonApiMatterSerializer
from faces.serializers.registrations import JsonApiRegistrationSerializer
from faces.views.cards import ApplicationViewSet, CardViewSet
from faces.views.events import EventViewSet
from faces.views.matters import MatterViewSet
from faces.views.people import MeView
from faces.views.registrations import RegistrationViewSet

router = SimpleRouter()
router.register("events", shown(EventViewSet, JSON_API), "event")
router.register(
    "registrations",
    shown(RegistrationViewSet, JSON_API, serializer_class=JsonApiRegistrationSerializer),
    "registration",
)
router.register("cards", shown(CardViewSet, JSON_API), "card")
router.register("applications", shown(ApplicationViewSet, JSON_API), "application")
router.register("matters", shown(MatterViewSet, JSON_API, serializer_class=JsonApiMatterSerializer), "matter")

urlpatterns = [
    path("token/", TokenObtainPairView.as_view()),
    path("token/refresh/", TokenRefreshView.as_view()),
    path("token/blacklist/", TokenBlacklistView.as_view()),
    path("me/", shown(MeView, JSON_API).as_view()),
    *router.urls,
]
